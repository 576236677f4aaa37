package hft.core.pace;

import java.util.Arrays;

/**
 * The venue's rule for the nonces of one signer: the 100 highest are remembered; a new one must not
 * be among them, must be above the lowest once there are 100, and within (T - 2 days, T + 1 day) of
 * block time T. So a hundred may overtake each other in any way.
 */
public final class NonceSet {
  public static final int REMEMBERED = 100;

  public enum Answer {
    ACCEPTED,
    DUPLICATE,
    TOO_LOW,
    OUTSIDE_WINDOW
  }

  private final long[] highest = new long[REMEMBERED];
  private int count;

  /** Remembers the nonce when it is accepted. */
  public Answer offer(long nonce, long blockMillis) {
    if (nonce <= blockMillis - NonceSequence.BEHIND_MILLIS
        || nonce >= blockMillis + NonceSequence.AHEAD_MILLIS) {
      return Answer.OUTSIDE_WINDOW;
    }
    int at = Arrays.binarySearch(highest, 0, count, nonce);
    if (at >= 0) {
      return Answer.DUPLICATE;
    }
    if (count == REMEMBERED && nonce < highest[0]) {
      return Answer.TOO_LOW;
    }
    insert(nonce, -at - 1);
    return Answer.ACCEPTED;
  }

  /** The lowest one remembered, for the venue's error text; 0 when none is. */
  public long lowest() {
    return count == 0 ? 0 : highest[0];
  }

  private void insert(long nonce, int at) {
    if (count < REMEMBERED) {
      System.arraycopy(highest, at, highest, at + 1, count - at);
      highest[at] = nonce;
      count++;
    } else {
      System.arraycopy(highest, 1, highest, 0, at - 1);
      highest[at - 1] = nonce;
    }
  }
}
