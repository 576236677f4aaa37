package hft.hyperliquid.key;

import hft.wire.sign.Signer;
import hft.wire.sign.Signers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/**
 * A private key in a file of its own: 64 hex digits, perhaps with {@code 0x} before and white space
 * after. Nobody but its owner may read the file. The key never becomes a String, and no message says
 * anything about what the file contains.
 */
public final class KeyFile {
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private static final int DIGITS = 64;
  private static final int LARGEST_FILE = 200;

  private KeyFile() {}

  /**
   * @throws BadKey naming the file and what to do
   */
  public static Signer signer(Path file) {
    byte[] text = read(file);
    byte[] secret = new byte[DIGITS / 2];
    try {
      decode(file, text, secret);
      return Signers.of(secret);
    } catch (IllegalArgumentException e) {
      throw new BadKey(file, "does not hold a private key of the curve");
    } finally {
      Arrays.fill(text, (byte) 0);
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static byte[] read(Path file) {
    try {
      if (!Files.isRegularFile(file)) {
        throw new BadKey(file, "is not there: expected a file with the 64 hex digits of a private key");
      }
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
        throw new BadKey(file, "can be read by others than its owner: chmod 600 " + file);
      }
      if (Files.size(file) > LARGEST_FILE) {
        throw new BadKey(file, "is too large for a key: expected 64 hex digits");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new BadKey(file, "cannot be read: " + e.getMessage());
    }
  }

  private static void decode(Path file, byte[] text, byte[] secret) {
    int end = text.length;
    while (end > 0 && Character.isWhitespace(text[end - 1])) {
      end--;
    }
    int start = end >= 2 && text[0] == '0' && (text[1] == 'x' || text[1] == 'X') ? 2 : 0;
    if (end - start != DIGITS) {
      throw new BadKey(file, "holds " + (end - start) + " characters: expected 64 hex digits");
    }
    for (int i = 0; i < secret.length; i++) {
      int high = Character.digit(text[start + 2 * i], 16);
      int low = Character.digit(text[start + 2 * i + 1], 16);
      if (high < 0 || low < 0) {
        throw new BadKey(file, "holds something else than hex digits");
      }
      secret[i] = (byte) (high << 4 | low);
    }
  }
}
