package hft.app.cli;

/** What the process says to whoever started it. */
public final class ExitCode {
  public static final int OK = 0;

  /** Our failure. */
  public static final int FAILURE = 1;

  /** The user's mistake. */
  public static final int MISTAKE = 2;

  /** A check that ran and did not hold. */
  public static final int NOT_HELD = 3;

  private ExitCode() {}
}
