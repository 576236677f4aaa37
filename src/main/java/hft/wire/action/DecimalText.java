package hft.wire.action;

import hft.core.market.Fixed8;

/**
 * The venue's number-to-string rule as bytes: at most eight decimals, no trailing zeros, no
 * exponent, no {@code -0}. Says the same as {@link Fixed8#format} and allocates nothing.
 */
final class DecimalText {
  /** The longest text of a long: sign, 19 digits and a point. */
  static final int LONGEST = 21;

  private DecimalText() {}

  /**
   * @param value scaled by 1e-8
   * @return bytes written at {@code at}
   */
  static int scaled(long value, byte[] out, int at) {
    long whole = value / Fixed8.ONE;
    long part = Math.abs(value % Fixed8.ONE);
    int to = at;
    if (value < 0 && whole == 0) {
      out[to++] = '-';
    }
    to += whole(whole, out, to);
    if (part == 0) {
      return to - at;
    }
    out[to++] = '.';
    for (long unit = Fixed8.ONE / 10; part != 0; unit /= 10) {
      out[to++] = (byte) ('0' + part / unit);
      part %= unit;
    }
    return to - at;
  }

  /**
   * @return bytes written at {@code at}
   */
  static int whole(long value, byte[] out, int at) {
    // Counted on the negative side, where Long.MIN_VALUE has a place too.
    long rest = value < 0 ? value : -value;
    int digits = 1;
    for (long left = rest; left <= -10; left /= 10) {
      digits++;
    }
    int from = value < 0 ? at + 1 : at;
    if (value < 0) {
      out[at] = '-';
    }
    for (int i = from + digits - 1; i >= from; i--) {
      out[i] = (byte) ('0' - rest % 10);
      rest /= 10;
    }
    return from + digits - at;
  }
}
