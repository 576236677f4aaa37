package hft.hyperliquid.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/**
 * A file with one private key in hex. It must belong to whoever runs the program (or to root) and
 * be closed to group and others; a link is followed and what it leads to is judged.
 */
public final class KeyFile {
  private static final int LONGEST = 256;

  private static final Set<PosixFilePermission> FOREIGN =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private final Path path;
  private final String user;

  private KeyFile(Path path, String user) {
    this.path = path;
    this.user = user;
  }

  /**
   * @param user who runs the program
   */
  public static KeyFile at(Path path, String user) {
    return new KeyFile(path, user);
  }

  /**
   * A credential systemd hands to the service ({@code LoadCredential=NAME:FILE}).
   *
   * @param directory the value of {@code CREDENTIALS_DIRECTORY}, empty when the variable is not set
   * @throws KeyProblem when there is no such directory or the name is a path
   */
  public static KeyFile credential(String directory, String name, String user) {
    if (directory.isEmpty()) {
      throw new KeyProblem(
          "credential '"
              + name
              + "': CREDENTIALS_DIRECTORY is not set; start the service with LoadCredential="
              + name
              + ":FILE, or name a key file");
    }
    if (name.isBlank() || name.contains("/") || name.startsWith(".")) {
      throw new KeyProblem("credential '" + name + "': expected a plain name, not a path");
    }
    return new KeyFile(Path.of(directory, name), user);
  }

  /**
   * @throws KeyProblem when the file is missing, open to others, somebody else's or not a key
   */
  public SecretKey read() {
    try {
      Path real = path.toRealPath();
      check(real);
      return SecretKey.parse(bytes(real), path.toString());
    } catch (java.nio.file.NoSuchFileException e) {
      throw new KeyProblem(path + ": no such key file");
    } catch (java.nio.file.AccessDeniedException e) {
      throw new KeyProblem(path + ": " + user + " may not read this key file");
    } catch (IOException e) {
      throw new KeyProblem(path + ": cannot be read: " + e.getClass().getSimpleName());
    } catch (UnsupportedOperationException e) {
      throw new KeyProblem(path + ": this file system has no owners and permissions to check");
    }
  }

  private void check(Path real) throws IOException {
    var attributes =
        Files.readAttributes(real, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isRegularFile()) {
      throw new KeyProblem(path + ": expected a file, found something else");
    }
    String owner = attributes.owner().getName();
    if (!owner.equals(user) && !owner.equals("root")) {
      throw new KeyProblem(
          path
              + ": belongs to "
              + owner
              + "; expected "
              + user
              + " or root, or it may be replaced");
    }
    Set<PosixFilePermission> open = EnumSet.copyOf(FOREIGN);
    open.retainAll(attributes.permissions());
    if (!open.isEmpty()) {
      throw new KeyProblem(
          path
              + ": open to others ("
              + java.nio.file.attribute.PosixFilePermissions.toString(attributes.permissions())
              + (real.equals(path.toAbsolutePath()) ? "" : " at " + real)
              + "); run chmod 600 on it and consider the key known");
    }
  }

  /** Never through a String, which could not be overwritten. */
  private byte[] bytes(Path real) throws IOException {
    byte[] buffer = new byte[LONGEST + 1];
    try (var in = Files.newInputStream(real)) {
      int length = in.readNBytes(buffer, 0, buffer.length);
      if (length > LONGEST) {
        throw new KeyProblem(path + ": expected 64 hex digits, found a longer file");
      }
      return Arrays.copyOf(buffer, length);
    } finally {
      Arrays.fill(buffer, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
