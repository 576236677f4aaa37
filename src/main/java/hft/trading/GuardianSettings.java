package hft.trading;

import hft.core.risk.LadderRules;
import hft.core.risk.RiskSettings;
import java.time.Duration;

/**
 * The guardian's limits and how often it looks.
 *
 * @param account limits of the account as a whole, the breakers' among them
 * @param desk limits of each coin
 * @param ladder when rungs are engaged without an operator
 * @param sampleInterval between two looks at equity and breakers
 */
public record GuardianSettings(
    RiskSettings account, DeskLimits desk, LadderRules ladder, Duration sampleInterval) {
  public GuardianSettings {
    if (!sampleInterval.isPositive() || sampleInterval.compareTo(Duration.ofSeconds(10)) > 0) {
      throw new IllegalArgumentException(
          "sampleInterval must be up to 10 s, was " + sampleInterval);
    }
  }
}
