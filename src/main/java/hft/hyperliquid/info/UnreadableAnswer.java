package hft.hyperliquid.info;

/** The venue answered something else than its documents and captures say. */
public final class UnreadableAnswer extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnreadableAnswer(String message) {
    super(message);
  }

  UnreadableAnswer(String message, Throwable cause) {
    super(message, cause);
  }
}
