package hft.durable;

/** The safety state cannot be had: the message says which, where, and what to do. */
public final class DurableProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public DurableProblem(String message) {
    super(message);
  }

  public DurableProblem(String message, Throwable cause) {
    super(message, cause);
  }
}
