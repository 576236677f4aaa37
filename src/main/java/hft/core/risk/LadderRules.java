package hft.core.risk;

/**
 * When a rung is engaged without an operator: by the drawdown, before the breaker's own limit.
 *
 * @param widenBps below the peak of the breaker's window; 0 for never
 * @param noNewRiskBps likewise, not less than {@code widenBps}
 */
public record LadderRules(int widenBps, int noNewRiskBps) {
  public LadderRules {
    bounded("widenBps", widenBps);
    bounded("noNewRiskBps", noNewRiskBps);
    if (noNewRiskBps > 0 && noNewRiskBps < widenBps) {
      throw new IllegalArgumentException(
          "noNewRiskBps must not be less than widenBps (" + widenBps + "), was " + noNewRiskBps);
    }
  }

  private static void bounded(String name, int value) {
    if (value < 0 || value > RiskCeilings.DRAWDOWN_BPS) {
      throw new IllegalArgumentException(
          name + " must be 0 (never) to " + RiskCeilings.DRAWDOWN_BPS + ", was " + value);
    }
  }
}
