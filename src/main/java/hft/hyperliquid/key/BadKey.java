package hft.hyperliquid.key;

import java.nio.file.Path;

/** The key file cannot be used; the user has to act. */
public final class BadKey extends RuntimeException {
  private static final long serialVersionUID = 1;

  BadKey(Path file, String what) {
    super("key file " + file + " " + what);
  }
}
