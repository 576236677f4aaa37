package hft.core.pace;

/**
 * A limit per minute, and how we live below it. The burst may be spent at once and the rest arrives
 * steadily, so that no minute, however it is cut, sees more than the limit.
 *
 * @param name for the status page
 * @param perMinute the venue's limit
 * @param burst tokens a full bucket holds
 * @param reserve of the burst, for cancels alone
 */
public record BudgetTerms(String name, int perMinute, int burst, int reserve) {
  public BudgetTerms {
    if (burst < 1 || perMinute - burst < 60) {
      throw new IllegalArgumentException(
          name + ": burst must be 1.." + (perMinute - 60) + ", was " + burst);
    }
    if (reserve < 0 || reserve >= burst) {
      throw new IllegalArgumentException(
          name + ": reserve must be 0.." + (burst - 1) + ", was " + reserve);
    }
  }

  /** Tokens a second, so that burst and one minute of it stay within the limit. */
  public int perSecond() {
    return (perMinute - burst) / 60;
  }
}
