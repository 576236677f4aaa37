package hft.trading;

import hft.core.risk.RiskLimits;
import java.time.Duration;

/**
 * The guardian's limits and how often it looks.
 *
 * @param sampleInterval between two looks at equity and breakers
 * @param flattenSlippageBps how far through the touch a flatten order may go
 */
public record RiskSettings(RiskLimits limits, Duration sampleInterval, double flattenSlippageBps) {
  public RiskSettings {
    if (!sampleInterval.isPositive() || sampleInterval.compareTo(Duration.ofSeconds(10)) > 0) {
      throw new IllegalArgumentException(
          "sampleInterval must be up to 10 s, was " + sampleInterval);
    }
    if (!(flattenSlippageBps > 0 && flattenSlippageBps <= limits.priceBandBps())) {
      throw new IllegalArgumentException(
          "flattenSlippageBps must be positive and within priceBandBps ("
              + limits.priceBandBps()
              + "), was "
              + flattenSlippageBps);
    }
  }
}
