package hft.exchange.account;

import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One signer's nonces: the hundred highest it has used. A new one must be unused, larger than the
 * smallest of a full set, and within two days before and one day after the venue's time.
 */
final class NonceSet {
  static final int CAPACITY = 100;
  static final long OLDEST_MILLIS = 2 * 86_400_000L;
  static final long NEWEST_MILLIS = 86_400_000L;

  private final TreeSet<Long> used = new TreeSet<>();

  /** Uses the nonce up, or says why not in the venue's words. */
  @Nullable String take(long nonce, long nowMillis) {
    if (nonce < nowMillis - OLDEST_MILLIS) {
      return tooLow(nonce, nowMillis - OLDEST_MILLIS);
    }
    if (nonce > nowMillis + NEWEST_MILLIS) {
      return "Invalid nonce: nonce too high " + nonce + " > " + (nowMillis + NEWEST_MILLIS);
    }
    if (used.contains(nonce)) {
      return "Invalid nonce: duplicate nonce " + nonce;
    }
    if (used.size() == CAPACITY) {
      if (nonce < used.first()) {
        return tooLow(nonce, used.first());
      }
      used.pollFirst();
    }
    used.add(nonce);
    return null;
  }

  private static String tooLow(long nonce, long least) {
    return "Invalid nonce: nonce too low " + nonce + " < " + least;
  }
}
