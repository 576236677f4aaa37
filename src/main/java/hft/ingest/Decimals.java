package hft.ingest;

import java.nio.charset.StandardCharsets;

/**
 * Decimal text to scaled longs, exactly: never through a double, so {@code 1757015217.1651921} s is
 * that many nanoseconds and {@code 1e-05} (as Python prints it) is 1000 units of 1e-8.
 */
final class Decimals {
  private static final long[] POWERS = new long[19];

  static {
    POWERS[0] = 1;
    for (int i = 1; i < POWERS.length; i++) {
      POWERS[i] = POWERS[i - 1] * 10;
    }
  }

  private Decimals() {}

  static long parse(String text, int scale, String field) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return parse(bytes, 0, bytes.length, scale, field);
  }

  /**
   * The value times 10^scale.
   *
   * @throws RejectedRow for anything but a decimal number that fits and needs no more decimals
   */
  static long parse(byte[] bytes, int from, int to, int scale, String field) {
    int at = from;
    boolean negative = at < to && bytes[at] == '-';
    if (negative) {
      at++;
    }
    long mantissa = 0;
    int digits = 0;
    int decimals = 0;
    boolean point = false;
    for (; at < to; at++) {
      int digit = bytes[at] - '0';
      if (digit >= 0 && digit <= 9) {
        if (mantissa > (Long.MAX_VALUE - 9) / 10) {
          throw wrong(bytes, from, to, field, "too long");
        }
        mantissa = mantissa * 10 + digit;
        digits++;
        decimals += point ? 1 : 0;
      } else if (bytes[at] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (digits == 0) {
      throw wrong(bytes, from, to, field, "not a number");
    }
    int exponent = at < to ? exponent(bytes, at, from, to, field) : 0;
    long value = scale(mantissa, exponent - decimals + scale, bytes, from, to, field);
    return negative ? -value : value;
  }

  private static int exponent(byte[] bytes, int at, int from, int to, String field) {
    if (bytes[at] != 'e' && bytes[at] != 'E') {
      throw wrong(bytes, from, to, field, "not a number");
    }
    int i = at + 1;
    boolean negative = i < to && bytes[i] == '-';
    if (i < to && (bytes[i] == '-' || bytes[i] == '+')) {
      i++;
    }
    if (i >= to || to - i > 3) {
      throw wrong(bytes, from, to, field, "not a number");
    }
    int exponent = 0;
    for (; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        throw wrong(bytes, from, to, field, "not a number");
      }
      exponent = exponent * 10 + digit;
    }
    return negative ? -exponent : exponent;
  }

  private static long scale(
      long mantissa, int shift, byte[] bytes, int from, int to, String field) {
    if (mantissa == 0 || shift == 0) {
      return mantissa;
    }
    if (shift > 0) {
      if (shift >= POWERS.length || mantissa > Long.MAX_VALUE / POWERS[shift]) {
        throw wrong(bytes, from, to, field, "out of range");
      }
      return mantissa * POWERS[shift];
    }
    if (-shift >= POWERS.length || mantissa % POWERS[-shift] != 0) {
      throw wrong(bytes, from, to, field, "more decimals than can be kept");
    }
    return mantissa / POWERS[-shift];
  }

  private static RejectedRow wrong(byte[] bytes, int from, int to, String field, String what) {
    int end = Math.min(to, from + 40);
    String text = new String(bytes, from, end - from, StandardCharsets.UTF_8);
    return new RejectedRow(
        field + " '" + text + "' is " + what + ", expected a decimal number in range");
  }
}
