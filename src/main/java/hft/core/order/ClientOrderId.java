package hft.core.order;

import java.util.HexFormat;

/**
 * The 128-bit client order id, unique across restarts: the high half names the engine's run, the
 * low half counts within it. Written as the venue's {@code 0x} plus 32 hex digits.
 */
public record ClientOrderId(long high, long low) {
  private static final HexFormat HEX = HexFormat.of();

  public static ClientOrderId parse(String text) {
    if (text.length() != 34 || !text.startsWith("0x")) {
      throw new IllegalArgumentException(
          "a client order id is 0x and 32 hex digits, was '" + text + "'");
    }
    return new ClientOrderId(
        HexFormat.fromHexDigitsToLong(text, 2, 18), HexFormat.fromHexDigitsToLong(text, 18, 34));
  }

  @Override
  public String toString() {
    return "0x" + HEX.toHexDigits(high) + HEX.toHexDigits(low);
  }
}
