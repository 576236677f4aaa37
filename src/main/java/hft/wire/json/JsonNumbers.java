package hft.wire.json;

/** Reads numbers, in quotes or not, into scaled longs. */
abstract sealed class JsonNumbers extends JsonText permits JsonCursor {
  /** Quote, eleven digits, point, nine digits, and the byte looked at behind them. */
  private static final int USUAL_ROOM = 23;

  /** A price or size at 1e-8, exact: more decimals are {@link Fault#PRECISION}. */
  public final long readDecimal() {
    long usual = takeUsualDecimal();
    return usual >= 0 ? usual : readScaled(8, false);
  }

  /**
   * The short cut for what nearly every price and size is: quoted, not negative, at most ten digits
   * before the point and eight behind it, so that nothing can overflow. -1, and nothing taken, when
   * it is anything else.
   */
  private long takeUsualDecimal() {
    int i = at;
    if (end - i < USUAL_ROOM || bytes[i] != '"') {
      return -1;
    }
    int from = ++i;
    long value = 0;
    int digit;
    while ((digit = bytes[i] - '0') >= 0 && digit <= 9 && i - from < 11) {
      value = value * 10 + digit;
      i++;
    }
    int whole = i - from;
    int fraction = 0;
    if (bytes[i] == '.') {
      from = ++i;
      while ((digit = bytes[i] - '0') >= 0 && digit <= 9 && i - from < 9) {
        value = value * 10 + digit;
        i++;
      }
      fraction = i - from;
    }
    if (bytes[i] != '"' || whole == 0 || whole > 10 || fraction > 8) {
      return -1;
    }
    at = i + 1;
    return value * LongDecimals.POWERS[8 - fraction];
  }

  /** A sum of money or the like at 1e-8; what the venue's float noise adds is rounded off. */
  public final long readRounded() {
    return readScaled(8, true);
  }

  /** A whole number, in quotes or not. */
  public final long readLong() {
    return readScaled(0, false);
  }

  /** A whole number that is not negative and fits an int. */
  public final int readCount() {
    int usual = takeUsualCount();
    if (usual >= 0) {
      return usual;
    }
    long value = readLong();
    if (value < 0) {
      throw malformed(Fault.NOT_POSITIVE, "expected a count");
    }
    if (value > Integer.MAX_VALUE) {
      throw malformed(Fault.OVERFLOW, "a count does not fit");
    }
    return (int) value;
  }

  /** As {@link #takeUsualDecimal} for what nearly every count is: one to nine digits, unquoted. */
  private int takeUsualCount() {
    if (end - at < 10) {
      return -1;
    }
    int i = at;
    int value = 0;
    int digit;
    while ((digit = bytes[i] - '0') >= 0 && digit <= 9 && i - at < 9) {
      value = value * 10 + digit;
      i++;
    }
    if (i == at || !endsNumber(bytes[i], false)) {
      return -1;
    }
    at = i;
    return value;
  }

  /** Milliseconds since the epoch, given as nanoseconds. */
  public final long readMillisAsNanos() {
    long millis = readLong();
    if (millis < 0) {
      throw malformed(Fault.NOT_POSITIVE, "a time before 1970");
    }
    if (millis > Long.MAX_VALUE / 1_000_000) {
      throw malformed(Fault.OVERFLOW, "a time does not fit");
    }
    return millis * 1_000_000;
  }

  /**
   * A decimal number, in quotes or not, scaled by 10^decimals.
   *
   * @param rounded whether digits beyond are rounded (half away from zero) or refused
   */
  public final long readScaled(int decimals, boolean rounded) {
    byte first = peek();
    int from = at;
    boolean quoted = first == '"';
    int i = quoted ? at + 1 : at;
    boolean negative = i < end && bytes[i] == '-';
    if (negative) {
      i++;
    }
    long value = 0;
    int numberFrom = i;
    int digits = 0;
    int point = -1;
    for (; i < end; i++) {
      int digit = bytes[i] - '0';
      if (digit >= 0 && digit <= 9) {
        value = value * 10 + digit;
        digits++;
      } else if (bytes[i] == '.' && point < 0) {
        point = i;
      } else {
        break;
      }
    }
    if (digits == 0 || i < end && !endsNumber(bytes[i], quoted)) {
      at = i;
      throw notANumber(first, quoted);
    }
    if (i >= end) {
      at = end;
      throw malformed(Fault.TRUNCATED, "the message ends in a number");
    }
    int fraction = point < 0 ? 0 : i - point - 1;
    at = quoted ? i + 1 : i;
    if (digits > 18) {
      value = LongDecimals.scaled(bytes, numberFrom, i, decimals, rounded);
    } else {
      value = LongDecimals.rescaled(value, fraction, decimals, rounded);
    }
    if (value < 0) {
      at = from;
      throw value == LongDecimals.INEXACT
          ? malformed(Fault.PRECISION, "more than " + decimals + " decimals")
          : malformed(Fault.OVERFLOW, "a number does not fit");
    }
    return negative ? -value : value;
  }

  static boolean endsNumber(byte next, boolean quoted) {
    if (quoted) {
      return next == '"';
    }
    return next == ',' || next == '}' || next == ']' || next <= ' ' && next >= 0;
  }

  private MalformedMessage notANumber(byte first, boolean quoted) {
    if (at >= end) {
      return malformed(Fault.TRUNCATED, "the message ends in a number");
    }
    boolean otherType =
        !quoted
            && switch (first) {
              case '{', '[', 't', 'f', 'n' -> true;
              default -> false;
            };
    return malformed(otherType ? Fault.WRONG_TYPE : Fault.BAD_NUMBER, "expected a decimal number");
  }
}
