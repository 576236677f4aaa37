package hft.hyperliquid.key;

/** A key that cannot be used: the user's mistake, told with file and remedy and without the key. */
public final class KeyProblem extends RuntimeException {
  public KeyProblem(String message) {
    super(message);
  }
}
