package hft.core.market;

/**
 * Exact decimal arithmetic on longs scaled by 1e-8: prices (quote currency per base unit), sizes
 * (base units) and money (quote currency) all use this one scale. The range is about ±9.2e10 units.
 */
public final class Fixed8 {
  /** Units per one. */
  public static final long ONE = 100_000_000L;

  /** Decimals a value carries. */
  public static final int DECIMALS = 8;

  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, ONE
  };

  private Fixed8() {}

  /** 10^-decimals as a scaled long, for decimals 0..8. */
  public static long unit(int decimals) {
    return POWERS[DECIMALS - decimals];
  }

  /**
   * Price × size, exact: {@code price * size / 1e8}, truncated towards zero where the product needs
   * more than eight decimals (it never does for a price and a size on one instrument's grids).
   *
   * @throws ArithmeticException when the result does not fit a long
   */
  public static long multiply(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) {
      return low / ONE;
    }
    // Split both so that no partial product overflows while the result fits.
    long aWhole = a / ONE;
    long aPart = a % ONE;
    long bWhole = b / ONE;
    long bPart = b % ONE;
    long whole = Math.multiplyExact(Math.multiplyExact(aWhole, bWhole), ONE);
    long cross =
        Math.addExact(Math.multiplyExact(aWhole, bPart), Math.multiplyExact(aPart, bWhole));
    return Math.addExact(Math.addExact(whole, cross), aPart * bPart / ONE);
  }

  /** As {@link #multiply} but rounded half away from zero, for fees and funding. */
  public static long multiplyRounded(long a, long b) {
    long high = Math.multiplyHigh(a, b);
    long low = a * b;
    if (high == low >> 63) {
      long quotient = low / ONE;
      long rest = low % ONE;
      if (rest >= ONE / 2) {
        return quotient + 1;
      }
      return rest <= -ONE / 2 ? quotient - 1 : quotient;
    }
    java.math.BigInteger product =
        java.math.BigInteger.valueOf(a).multiply(java.math.BigInteger.valueOf(b));
    return new java.math.BigDecimal(product, 2 * DECIMALS)
        .setScale(DECIMALS, java.math.RoundingMode.HALF_UP)
        .unscaledValue()
        .longValueExact();
  }

  /** {@code a / b} as a scaled long, truncated towards zero. */
  public static long divide(long a, long b) {
    if (a <= Long.MAX_VALUE / ONE && a >= Long.MIN_VALUE / ONE) {
      return a * ONE / b;
    }
    return java.math.BigInteger.valueOf(a)
        .multiply(java.math.BigInteger.valueOf(ONE))
        .divide(java.math.BigInteger.valueOf(b))
        .longValueExact();
  }

  public static double toDouble(long value) {
    return value / (double) ONE;
  }

  /**
   * The nearest scaled long. For quantities that are not prices; only {@link PriceGrid} may turn a
   * double into a price.
   *
   * @throws IllegalArgumentException for NaN, infinities and values out of range
   */
  public static long fromDouble(double value) {
    double scaled = value * ONE;
    if (!(Math.abs(scaled) < 9.2e18)) {
      throw new IllegalArgumentException("not a number in range: " + value);
    }
    return Math.round(scaled);
  }

  /**
   * Reads a plain decimal such as {@code -12.5} exactly.
   *
   * @throws NumberFormatException for anything else: exponents, more than eight significant
   *     decimals, overflow, blanks
   */
  public static long parse(CharSequence text) {
    int length = text.length();
    int at = 0;
    boolean negative = length > 0 && text.charAt(0) == '-';
    if (negative) {
      at++;
    }
    long whole = 0;
    int digits = 0;
    while (at < length && text.charAt(at) != '.') {
      whole = whole * 10 + digit(text, at);
      if (whole > Long.MAX_VALUE / ONE) {
        throw new NumberFormatException("out of range: " + text);
      }
      at++;
      digits++;
    }
    long part = 0;
    if (at < length) {
      at++; // the point
      int decimals = 0;
      for (; at < length; at++, digits++) {
        int digit = digit(text, at);
        if (decimals < DECIMALS) {
          part = part * 10 + digit;
          decimals++;
        } else if (digit != 0) {
          throw new NumberFormatException("more than " + DECIMALS + " decimals: " + text);
        }
      }
      part *= POWERS[DECIMALS - decimals];
    }
    if (digits == 0) {
      throw new NumberFormatException("not a decimal number: '" + text + "'");
    }
    long below = -(whole * ONE) - part; // negative, because the range reaches one further there
    if (below > 0 || (!negative && below == Long.MIN_VALUE)) {
      throw new NumberFormatException("out of range: " + text);
    }
    return negative ? below : -below;
  }

  private static int digit(CharSequence text, int at) {
    int digit = text.charAt(at) - '0';
    if (digit < 0 || digit > 9) {
      throw new NumberFormatException("not a decimal number: '" + text + "'");
    }
    return digit;
  }

  /**
   * The shortest exact decimal, in the venue's canonical form: no trailing zeros, no exponent, no
   * {@code -0}.
   */
  public static String format(long value) {
    StringBuilder text = new StringBuilder(24);
    if (value < 0) {
      text.append('-');
    }
    long whole = Math.abs(value / ONE);
    long part = Math.abs(value % ONE);
    text.append(whole);
    if (part != 0) {
      text.append('.');
      long unit = ONE / 10;
      while (part != 0) {
        text.append((char) ('0' + part / unit));
        part %= unit;
        unit /= 10;
      }
    }
    return text.toString();
  }
}
