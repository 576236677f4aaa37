package hft.wire.sign;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * A recoverable ECDSA signature: r and s, 32 bytes each, and v = 27 + recovery id. The low-level
 * form is 65 bytes in that order.
 */
public final class Signature {
  public static final int LENGTH = 65;

  /** Where v stands in the 65 bytes. */
  public static final int V = 64;

  private static final int WORD = 32;
  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private Signature(byte[] bytes) {
    this.bytes = bytes;
  }

  public static Signature of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a signature has 65 bytes, was " + bytes.length);
    }
    return new Signature(bytes.clone());
  }

  /**
   * Reads r and s as hex numbers: some clients leave out leading zeros.
   *
   * @throws IllegalArgumentException when r or s is not such a number or v is neither 27 nor 28
   */
  public static Signature parse(String r, String s, int v) {
    if (v != 27 && v != 28) {
      throw new IllegalArgumentException("signature.v: expected 27 or 28, was " + v);
    }
    byte[] bytes = new byte[LENGTH];
    word("r", r, bytes, 0);
    word("s", s, bytes, WORD);
    bytes[V] = (byte) v;
    return new Signature(bytes);
  }

  private static void word(String name, String text, byte[] out, int at) {
    String digits = text.startsWith("0x") ? text.substring(2) : "";
    if (digits.isEmpty()
        || digits.length() > 2 * WORD
        || !digits.chars().allMatch(HexFormat::isHexDigit)) {
      throw new IllegalArgumentException(
          "signature." + name + ": expected 0x and 1 to 64 hex digits, was '" + text + "'");
    }
    byte[] word = HEX.parseHex("0".repeat(2 * WORD - digits.length()) + digits);
    System.arraycopy(word, 0, out, at, WORD);
  }

  /** 0x and 64 digits. */
  public String r() {
    return "0x" + HEX.formatHex(bytes, 0, WORD);
  }

  /** 0x and 64 digits. */
  public String s() {
    return "0x" + HEX.formatHex(bytes, WORD, 2 * WORD);
  }

  /** 27 or 28. */
  public int v() {
    return bytes[V];
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Signature that && Arrays.equals(that.bytes, bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Signature[r=" + r() + ", s=" + s() + ", v=" + v() + "]";
  }
}
