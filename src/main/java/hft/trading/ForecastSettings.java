package hft.trading;

import java.time.Duration;

/**
 * When a forecast is worth telling.
 *
 * @param minChangeBps basis points of the mid by which it must have changed
 * @param repeatAfter told again after this long even when it has not changed
 */
public record ForecastSettings(double minChangeBps, Duration repeatAfter) {
  public ForecastSettings {
    if (!(minChangeBps >= 0 && minChangeBps <= 100)) {
      throw new IllegalArgumentException("minChangeBps must be 0..100, was " + minChangeBps);
    }
    if (!repeatAfter.isPositive()) {
      throw new IllegalArgumentException("repeatAfter must be positive, was " + repeatAfter);
    }
  }
}
