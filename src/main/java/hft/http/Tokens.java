package hft.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may command: a name and the SHA-256 of a token per line. The tokens themselves are 256 random
 * bits, so nothing slower than one hash is needed to keep the file harmless.
 */
public final class Tokens {
  private static final int TOKEN_BYTES = 32;
  private static final String PRIVATE = "rw-------";

  private record Holder(String name, byte[] hash) {}

  private final List<Holder> holders;

  private Tokens(List<Holder> holders) {
    this.holders = List.copyOf(holders);
  }

  /**
   * Reads the hashes. When the file does not exist yet, a token for {@code operator} is made and
   * written to {@code tokenFile}, for this user only.
   *
   * @throws IllegalArgumentException naming file, line and what was expected
   */
  public static Tokens open(Path hashes, Path tokenFile) throws IOException {
    if (!Files.exists(hashes)) {
      String token = fresh();
      write(tokenFile, token + "\n");
      write(hashes, "operator " + HexFormat.of().formatHex(hash(token)) + "\n");
    }
    return read(hashes);
  }

  private static Tokens read(Path file) throws IOException {
    Set<PosixFilePermission> others = Files.getPosixFilePermissions(file);
    if (others.contains(PosixFilePermission.GROUP_WRITE)
        || others.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new IllegalArgumentException(file + ": others may write it; chmod 600 " + file);
    }
    List<Holder> holders = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        holders.add(holder(line, file + ":" + (i + 1)));
      }
    }
    if (holders.isEmpty()) {
      throw new IllegalArgumentException(file + ": names nobody; expected NAME SHA256 in a line");
    }
    return new Tokens(holders);
  }

  private static Holder holder(String line, String place) {
    String[] parts = line.split("\\s+");
    try {
      if (parts.length == 2 && parts[1].length() == 64) {
        return new Holder(parts[0], HexFormat.of().parseHex(parts[1]));
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new IllegalArgumentException(
        place + ": expected a name and 64 hex digits, the SHA-256 of a token");
  }

  /** Whose token it is; null for nobody's. Takes the same time for any of the same length. */
  public @Nullable String holder(String token) {
    byte[] hash = hash(token);
    String found = null;
    for (Holder holder : holders) {
      if (MessageDigest.isEqual(holder.hash, hash)) {
        found = holder.name;
      }
    }
    return found;
  }

  private static String fresh() {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  private static void write(Path file, String text) throws IOException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
    Files.writeString(file, text, StandardOpenOption.WRITE);
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
