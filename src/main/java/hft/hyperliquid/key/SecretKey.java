package hft.hyperliquid.key;

import hft.wire.sign.Signer;
import hft.wire.sign.Signers;
import java.util.Arrays;

/** 32 bytes of private key on their way to a signer. Overwritten when closed. */
public final class SecretKey implements AutoCloseable {
  private static final int LENGTH = 32;

  private final byte[] bytes;

  private SecretKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads 64 hex digits, with or without {@code 0x} and blanks around them. The text is
   * overwritten, whatever it was.
   *
   * @param source named in the complaint
   * @throws KeyProblem for anything else
   */
  static SecretKey parse(byte[] text, String source) {
    byte[] bytes = new byte[LENGTH];
    try {
      int from = start(text);
      int end = end(text);
      if (end - from != 2 * LENGTH) {
        throw new KeyProblem(
            source + ": expected 64 hex digits, with or without 0x, found " + (end - from));
      }
      for (int i = 0; i < LENGTH; i++) {
        int high = Character.digit(text[from + 2 * i], 16);
        int low = Character.digit(text[from + 2 * i + 1], 16);
        if (high < 0 || low < 0) {
          throw new KeyProblem(source + ": expected 64 hex digits, found something else in them");
        }
        bytes[i] = (byte) (high << 4 | low);
      }
      return new SecretKey(bytes);
    } catch (KeyProblem e) {
      Arrays.fill(bytes, (byte) 0);
      throw e;
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static int start(byte[] text) {
    int from = 0;
    while (from < text.length && text[from] <= ' ') {
      from++;
    }
    boolean prefixed =
        from + 1 < text.length && text[from] == '0' && (text[from + 1] | 0x20) == 'x';
    return prefixed ? from + 2 : from;
  }

  private static int end(byte[] text) {
    int end = text.length;
    while (end > 0 && text[end - 1] <= ' ') {
      end--;
    }
    return end;
  }

  /**
   * @throws KeyProblem when it is not a private key of the curve
   */
  public Signer signer(String source) {
    try {
      return Signers.of(bytes);
    } catch (IllegalArgumentException e) {
      throw new KeyProblem(source + ": " + e.getMessage());
    }
  }

  @Override
  public void close() {
    Arrays.fill(bytes, (byte) 0);
  }

  @Override
  public String toString() {
    return "SecretKey[redacted]";
  }
}
