package hft.data;

/**
 * Data that cannot be trusted or read: the user's to mend. The message names the place and what was
 * expected there.
 */
public final class BadData extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param place file, and row or line where there is one
   * @param problem what is there and what was expected
   */
  public BadData(Object place, String problem) {
    super(place + ": " + problem);
  }

  public BadData(Object place, String problem, Throwable cause) {
    super(place + ": " + problem, cause);
  }
}
