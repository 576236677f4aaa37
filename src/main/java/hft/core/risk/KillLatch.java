package hft.core.risk;

/**
 * The kill latch: engaging is always allowed and repeatable, releasing takes the word that was
 * agreed on.
 */
public final class KillLatch {
  /** What a release must say, so that none happens by accident. */
  public static final String CONFIRMATION = "rearm";

  private boolean engaged;
  private String reason = "";
  private long sinceNanos;

  public void engage(String why, long nowNanos) {
    if (!engaged) {
      engaged = true;
      reason = why;
      sinceNanos = nowNanos;
    }
  }

  /** False, and still engaged, without the confirmation. */
  public boolean release(String confirmation) {
    if (!CONFIRMATION.equals(confirmation)) {
      return false;
    }
    engaged = false;
    reason = "";
    return true;
  }

  public boolean isEngaged() {
    return engaged;
  }

  public String reason() {
    return reason;
  }

  public long sinceNanos() {
    return sinceNanos;
  }
}
