package hft.core.maker;

import java.time.Duration;

/**
 * When the maker looks again.
 *
 * @param decisionInterval least time between two decisions while the touch has not moved; a venue
 *     block is 68 ms
 * @param staleAfter quotes come off when the newest book is older than this
 * @param forecastMaxAge a forecast older than this counts as none
 * @param widening factor on the distance from the mid while the ladder says widen, 1 to 20
 */
public record MakerSettings(
    Duration decisionInterval, Duration staleAfter, Duration forecastMaxAge, double widening) {
  public MakerSettings {
    positive("decisionInterval", decisionInterval);
    positive("staleAfter", staleAfter);
    positive("forecastMaxAge", forecastMaxAge);
    if (!(widening >= 1 && widening <= 20)) {
      throw new IllegalArgumentException("widening must be 1..20, was " + widening);
    }
    if (staleAfter.compareTo(decisionInterval) < 0) {
      throw new IllegalArgumentException(
          "staleAfter must not be shorter than decisionInterval ("
              + decisionInterval
              + "), was "
              + staleAfter);
    }
  }

  private static void positive(String name, Duration value) {
    if (!value.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, was " + value);
    }
  }
}
