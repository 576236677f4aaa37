package hft.wire.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/** Turns digits into scaled longs. Magnitudes only; a negative answer names what went wrong. */
final class LongDecimals {
  /** The number does not fit a long. */
  static final long TOO_LARGE = -1;

  /** The number has more decimals than the scale. */
  static final long INEXACT = -2;

  static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = 10 * POWERS[i - 1];
    }
  }

  private LongDecimals() {}

  /**
   * @param digits all digits of the number, at most 18
   * @param fraction how many of them stand after the point
   */
  static long rescaled(long digits, int fraction, int decimals, boolean rounded) {
    if (fraction <= decimals) {
      long power = POWERS[decimals - fraction];
      long product = digits * power;
      return Math.multiplyHigh(digits, power) == 0 && product >= 0 ? product : TOO_LARGE;
    }
    long divisor = POWERS[fraction - decimals];
    long quotient = digits / divisor;
    long rest = digits - quotient * divisor;
    if (rest == 0) {
      return quotient;
    }
    if (!rounded) {
      return INEXACT;
    }
    return rest >= divisor - rest ? quotient + 1 : quotient;
  }

  /** The slow way, for numbers of more than 18 digits: float noise and nonsense. */
  static long scaled(byte[] bytes, int from, int to, int decimals, boolean rounded) {
    if (to - from > 64) {
      return TOO_LARGE; // no number of the venue is this long, and a longer one costs quadratic
      // time
    }
    BigDecimal exact =
        new BigDecimal(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    BigDecimal kept = exact.setScale(decimals, RoundingMode.HALF_UP);
    if (!rounded && kept.compareTo(exact) != 0) {
      return INEXACT;
    }
    var unscaled = kept.unscaledValue();
    return unscaled.bitLength() > 63 ? TOO_LARGE : unscaled.longValue();
  }
}
