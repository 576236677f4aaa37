package hft.trading;

import hft.port.AccountEvent;
import java.util.LinkedHashSet;

/**
 * Lets each fill through once. The venue may repeat fills after a reconnect; a trade id alone is
 * not unique, so the key is (time, instrument, trade id, order id). Remembers the newest {@code
 * capacity} fills and forgets the oldest.
 */
final class FillFilter {
  private record Key(long venueNanos, int instrumentId, long tradeId, long oid) {}

  private final LinkedHashSet<Key> seen = new LinkedHashSet<>();
  private final int capacity;
  private long duplicates;

  FillFilter(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be positive, was " + capacity);
    }
    this.capacity = capacity;
  }

  /** True the first time this fill is seen. */
  boolean admit(AccountEvent.Fill fill) {
    if (!seen.add(new Key(fill.venueNanos(), fill.instrumentId(), fill.tradeId(), fill.oid()))) {
      duplicates++;
      return false;
    }
    if (seen.size() > capacity) {
      seen.removeFirst();
    }
    return true;
  }

  long duplicates() {
    return duplicates;
  }
}
