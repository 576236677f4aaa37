package hft.hyperliquid.gateway;

/** Nonces of one key: milliseconds made strictly increasing. One thread, one process per key. */
final class Nonces {
  private long last;

  long next(long nowNanos) {
    last = Math.max(last + 1, nowNanos / 1_000_000);
    return last;
  }
}
