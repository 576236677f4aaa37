package hft.wire.action;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * An account, agent or builder: 20 bytes, the low end of the Keccak hash of a public key. Written
 * as {@code 0x} and 40 lower-case digits, the only form the venue hashes; read in any case.
 */
public final class Address {
  public static final int LENGTH = 20;

  /** Names nobody; approving it under an agent's name revokes that agent. */
  public static final Address ZERO = new Address(new byte[LENGTH]);

  private static final HexFormat HEX = HexFormat.of();

  private final byte[] bytes;

  private Address(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Copies 20 bytes from {@code from}. */
  public static Address of(byte[] source, int from) {
    return new Address(Arrays.copyOfRange(source, from, from + LENGTH));
  }

  /**
   * @param text 40 hex digits in any case, with or without {@code 0x}
   * @throws IllegalArgumentException for anything else
   */
  public static Address parse(String text) {
    String digits = text.startsWith("0x") || text.startsWith("0X") ? text.substring(2) : text;
    if (digits.length() != 2 * LENGTH || !isHex(digits)) {
      // The text is not repeated: somebody may have pasted a key where an address belongs.
      throw new IllegalArgumentException(
          "an address is 0x and 40 hex digits, this has " + digits.length() + " characters");
    }
    return new Address(HEX.parseHex(digits));
  }

  private static boolean isHex(String digits) {
    return digits.chars().allMatch(HexFormat::isHexDigit);
  }

  /** Writes the 20 bytes at {@code at}. */
  public void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, LENGTH);
  }

  byte byteAt(int index) {
    return bytes[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "0x" + HEX.formatHex(bytes);
  }
}
