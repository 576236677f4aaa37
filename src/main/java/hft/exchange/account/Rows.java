package hft.exchange.account;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** The last rows of something, in the order they came; the oldest is forgotten for a new one. */
public final class Rows<T> {
  private final int capacity;
  private final Deque<T> rows = new ArrayDeque<>();

  public Rows(int capacity) {
    this.capacity = capacity;
  }

  public void add(T row) {
    if (rows.size() == capacity) {
      rows.removeFirst();
    }
    rows.addLast(row);
  }

  /** The latest that fit, latest first. */
  public List<T> latest(int most, Predicate<T> wanted) {
    return first(rows.descendingIterator(), most, wanted);
  }

  /** The earliest that fit, earliest first. */
  public List<T> earliest(int most, Predicate<T> wanted) {
    return first(rows.iterator(), most, wanted);
  }

  private List<T> first(Iterator<T> from, int most, Predicate<T> wanted) {
    List<T> found = new ArrayList<>();
    while (from.hasNext() && found.size() < most) {
      T row = from.next();
      if (wanted.test(row)) {
        found.add(row);
      }
    }
    return found;
  }
}
