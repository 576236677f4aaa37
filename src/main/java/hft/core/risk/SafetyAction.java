package hft.core.risk;

/** What a breaker or the latch asks for, in rising order. */
public enum SafetyAction {
  NONE,
  CANCEL_ALL,
  CANCEL_ALL_AND_FLATTEN;

  public SafetyAction atLeast(SafetyAction other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
