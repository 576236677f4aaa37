package hft.wire.json;

import java.nio.charset.StandardCharsets;

/** Reads plain decimal numbers from Strings, by the rules of {@link JsonCursor#readScaled}. */
public final class Decimals {
  private Decimals() {}

  /**
   * @param decimals the scale: the number is multiplied by 10^decimals
   * @param rounded whether digits beyond are rounded (half away from zero) or refused
   * @throws MalformedMessage when it is not a plain decimal or does not fit; position unknown
   */
  public static long parse(String text, int decimals, boolean rounded) {
    boolean negative = text.startsWith("-");
    String magnitude = negative ? text.substring(1) : text;
    if (!isPlain(magnitude)) {
      throw new MalformedMessage(Fault.BAD_NUMBER, -1, "not a decimal number: " + shown(text));
    }
    byte[] bytes = magnitude.getBytes(StandardCharsets.ISO_8859_1);
    long value = LongDecimals.scaled(bytes, 0, bytes.length, decimals, rounded);
    if (value == LongDecimals.INEXACT) {
      throw new MalformedMessage(
          Fault.PRECISION, -1, "more than " + decimals + " decimals: " + shown(text));
    }
    if (value < 0) {
      throw new MalformedMessage(Fault.OVERFLOW, -1, "does not fit: " + shown(text));
    }
    return negative ? -value : value;
  }

  private static boolean isPlain(String text) {
    int digits = 0;
    int points = 0;
    for (int i = 0; i < text.length(); i++) {
      char next = text.charAt(i);
      if (next >= '0' && next <= '9') {
        digits++;
      } else if (next != '.' || ++points > 1) {
        return false;
      }
    }
    return digits > 0;
  }

  private static String shown(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
