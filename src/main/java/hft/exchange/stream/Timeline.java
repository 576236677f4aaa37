package hft.exchange.stream;

import java.util.Comparator;
import java.util.PriorityQueue;

/** Things to do at a later time, in the order of their times, then of their asking. */
public final class Timeline {
  private record Entry(long nanos, long sequence, Runnable work) {}

  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(
          Comparator.comparingLong(Entry::nanos).thenComparingLong(Entry::sequence));
  private long sequence;

  public void at(long nanos, Runnable work) {
    entries.add(new Entry(nanos, sequence++, work));
  }

  /** Does everything due by {@code nanos}. */
  public void run(long nanos) {
    while (!entries.isEmpty() && entries.peek().nanos() <= nanos) {
      entries.remove().work().run();
    }
  }

  /** When there is something to do next; {@link Long#MAX_VALUE} for never. */
  public long nextNanos() {
    return entries.isEmpty() ? Long.MAX_VALUE : entries.peek().nanos();
  }
}
