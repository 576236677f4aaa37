package hft.core.risk;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The operator's latches, one for each {@link Rung}. Engaging always works, is repeatable, and can
 * be done by any thread: the trading threads see it at their next look, whatever waits in their
 * mailboxes. Each engagement has the next number. Releasing needs the newest number, so a release
 * that was meant for what its author saw cannot end what came after.
 */
public final class Ladder {
  /** Entries kept; the oldest give way. */
  public static final int HISTORY = 64;

  private static final int KILLED = maskFrom(Rung.CANCEL_ALL);

  /**
   * What was done, by whom, when.
   *
   * @param engaged false for a release
   * @param rung engaged, or from which upwards all were released
   * @param number of the engagement, or the newest that the release knew of
   */
  public record Entry(
      boolean engaged, Rung rung, long number, String reason, String who, long nanos) {}

  /** What became of a release. */
  public enum Release {
    RELEASED,
    NOT_ENGAGED,
    /** The confirmation is not the newest number: look again. */
    WRONG_NUMBER
  }

  private final ArrayDeque<Entry> history = new ArrayDeque<>();
  private final Map<Rung, Entry> latches = new EnumMap<>(Rung.class);

  /** The newest engagement of what is engaged; {@link #latches} has the first. */
  private final Map<Rung, Long> newest = new EnumMap<>(Rung.class);

  private long number;
  private volatile int engaged;

  /** Engages a rung, whatever else is; a repeat is noted under its own number. */
  public synchronized Entry engage(Rung rung, String reason, String who, long nowNanos) {
    Entry entry = new Entry(true, rung, number + 1, reason, who, nowNanos);
    note(entry);
    return entry;
  }

  /**
   * Releases {@code from} and everything above it.
   *
   * @param confirmation {@link #number} as its author saw it
   */
  public synchronized Release release(
      long confirmation, Rung from, String reason, String who, long nowNanos) {
    if (confirmation != number) {
      return Release.WRONG_NUMBER;
    }
    boolean any = (engaged & maskFrom(from)) != 0;
    note(new Entry(false, from, number, reason, who, nowNanos));
    return any ? Release.RELEASED : Release.NOT_ENGAGED;
  }

  /**
   * Takes over what is remembered from before a restart. A release undoes only what it knew of, so
   * a latch that was engaged at start-up stays engaged.
   */
  public synchronized void restore(List<Entry> remembered) {
    Map<Rung, Entry> here = new EnumMap<>(latches);
    latches.clear();
    newest.clear();
    remembered.forEach(this::note);
    here.forEach(latches::putIfAbsent);
    here.forEach((rung, latch) -> newest.merge(rung, latch.number(), Math::max));
    engaged = mask();
  }

  public boolean isEngaged(Rung rung) {
    return (engaged & 1 << rung.ordinal()) != 0;
  }

  /** One of the three highest: nothing is quoted. */
  public boolean isKilled() {
    return (engaged & KILLED) != 0;
  }

  /** Positions are to be closed. */
  public boolean isFlattening() {
    return isEngaged(Rung.FLATTEN);
  }

  /** The newest engagement, from 1; 0 when there was none. */
  public synchronized long number() {
    return number;
  }

  /** Who engaged what is engaged, mildest first. */
  public synchronized List<Entry> latches() {
    return List.copyOf(latches.values());
  }

  /** Oldest first. */
  public synchronized List<Entry> history() {
    return List.copyOf(history);
  }

  private void note(Entry entry) {
    if (entry.engaged()) {
      latches.putIfAbsent(entry.rung(), entry);
      newest.merge(entry.rung(), entry.number(), Math::max);
    } else {
      newest
          .entrySet()
          .removeIf(
              it -> it.getKey().compareTo(entry.rung()) >= 0 && it.getValue() <= entry.number());
      latches.keySet().retainAll(newest.keySet());
    }
    number = Math.max(number, entry.number());
    engaged = mask();
    if (history.size() == HISTORY) {
      history.removeFirst();
    }
    history.addLast(entry);
  }

  private int mask() {
    int mask = 0;
    for (Rung rung : latches.keySet()) {
      mask |= 1 << rung.ordinal();
    }
    return mask;
  }

  private static int maskFrom(Rung lowest) {
    return -1 << lowest.ordinal();
  }
}
