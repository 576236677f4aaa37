package hft.core.learn;

/** What the price did within the horizon; the ordinal is the class's number everywhere. */
public enum Direction {
  DOWN,
  STATIONARY,
  UP;

  /** How many there are. */
  public static final int COUNT = 3;
}
