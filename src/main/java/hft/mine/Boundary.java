package hft.mine;

import hft.core.book.MarketFrame;
import hft.data.FrameSink;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Lets through what lies between the neighbours of an object, so that no time is twice in a table,
 * and counts. Hours are cut by the recorder's clock and their rows carry the venue's, so two hours
 * may tell of the same moment, and an hour that came late lies between two that are complete.
 */
final class Boundary {
  /** One coin's rows. */
  static final class Rows {
    private final long afterNanos;
    private final long beforeNanos;
    long written;
    long overlapping;
    long firstNanos;
    long lastNanos;

    Rows(long afterNanos, long beforeNanos) {
      this.afterNanos = afterNanos;
      this.beforeNanos = beforeNanos;
    }

    private boolean takes(long nanos) {
      return nanos > afterNanos && nanos < beforeNanos;
    }
  }

  private final Map<String, Rows> coins = new HashMap<>();

  /**
   * @param afterNanos last venue time of the object before
   * @param beforeNanos first venue time of the object after
   */
  void between(String coin, long afterNanos, long beforeNanos) {
    coins.put(coin, new Rows(afterNanos, beforeNanos));
  }

  Rows rows(String coin) {
    return Objects.requireNonNull(coins.get(coin), coin);
  }

  long written() {
    return coins.values().stream().mapToLong(rows -> rows.written).sum();
  }

  /** What lets its rows through to {@code next}. */
  FrameSink into(FrameSink next) {
    return (frame, coin) -> pass(frame, coin, next);
  }

  private void pass(MarketFrame frame, String coin, FrameSink next) throws IOException {
    Rows rows = coins.get(coin);
    if (rows == null) {
      throw new DamagedObject("holds coin " + coin + ", expected " + coins.keySet());
    }
    if (!rows.takes(frame.venueNanos)) {
      rows.overlapping++;
      return;
    }
    if (rows.written++ == 0) {
      rows.firstNanos = frame.venueNanos;
    }
    rows.lastNanos = frame.venueNanos;
    next.accept(frame, coin);
  }
}
