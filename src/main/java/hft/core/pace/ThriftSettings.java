package hft.core.pace;

import java.time.Duration;

/**
 * How credits are stretched.
 *
 * @param horizon how long what is left has to last
 * @param memory over how long spending and earning are averaged
 * @param maxLifeMultiplier quotes are never kept longer than so many times their usual life
 */
public record ThriftSettings(Duration horizon, Duration memory, double maxLifeMultiplier) {
  public ThriftSettings {
    if (!horizon.isPositive() || !memory.isPositive()) {
      throw new IllegalArgumentException("horizon and memory must be positive");
    }
    if (!(maxLifeMultiplier >= 1) || Double.isInfinite(maxLifeMultiplier)) {
      throw new IllegalArgumentException(
          "maxLifeMultiplier must be at least 1, was " + maxLifeMultiplier);
    }
  }
}
