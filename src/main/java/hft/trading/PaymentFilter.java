package hft.trading;

import hft.port.AccountEvent;
import java.util.LinkedHashSet;

/**
 * Lets each payment through once. Funding is told over two streams and again after a reconnect, and
 * settled once an hour and coin, a little after the hour; transfers are told with their whole
 * history. Remembers the newest and forgets the oldest.
 */
final class PaymentFilter {
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  private record Settled(int instrumentId, long hour) {}

  private final LinkedHashSet<Object> seen = new LinkedHashSet<>();
  private final int capacity;

  PaymentFilter(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be positive, was " + capacity);
    }
    this.capacity = capacity;
  }

  /** True the first time this settlement is seen. */
  boolean admit(AccountEvent.Funding funding) {
    return isNew(
        new Settled(funding.instrumentId(), Math.floorDiv(funding.venueNanos(), HOUR_NANOS)));
  }

  /** True the first time this transfer is seen. */
  boolean admit(AccountEvent.Transfer transfer) {
    return isNew(transfer);
  }

  private boolean isNew(Object key) {
    if (!seen.add(key)) {
      return false;
    }
    if (seen.size() > capacity) {
      seen.removeFirst();
    }
    return true;
  }
}
