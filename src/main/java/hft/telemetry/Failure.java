package hft.telemetry;

/**
 * One failure of an actor.
 *
 * @param nanos when, since the epoch
 * @param reason class and message of what it threw
 */
public record Failure(long nanos, String reason) {
  private static final int LONGEST = 200;

  static Failure of(long nanos, Throwable thrown) {
    String text = thrown.toString();
    return new Failure(
        nanos, text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…");
  }
}
