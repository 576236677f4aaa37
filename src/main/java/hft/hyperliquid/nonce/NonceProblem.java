package hft.hyperliquid.nonce;

/** Nonces cannot be given out safely: told with the file and what to do. */
public final class NonceProblem extends RuntimeException {
  public NonceProblem(String message) {
    super(message);
  }

  public NonceProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
