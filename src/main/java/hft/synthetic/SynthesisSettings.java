package hft.synthetic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What to make.
 *
 * @param coins BTC and ETH have calibrated profiles; others are refused
 * @param from first venue time
 * @param length market time to make, at most 31 days
 * @param seed same seed, same bytes, on any machine
 */
public record SynthesisSettings(List<String> coins, Instant from, Duration length, long seed) {
  public static final List<String> DEFAULT_COINS = List.of("BTC", "ETH");

  /**
   * A working day, half an hour before a funding hour, so that one hour of data holds a settlement.
   */
  public static final Instant DEFAULT_FROM = Instant.parse("2026-01-05T12:30:00Z");

  public SynthesisSettings {
    coins = List.copyOf(coins);
    if (coins.isEmpty()) {
      throw new IllegalArgumentException("name at least one coin");
    }
    coins.forEach(CoinProfile::of);
    if (!length.isPositive() || length.compareTo(Duration.ofDays(31)) > 0) {
      throw new IllegalArgumentException("length must be 0..31 days, was " + length);
    }
  }

  public static SynthesisSettings ofHours(double hours, long seed) {
    return new SynthesisSettings(
        DEFAULT_COINS, DEFAULT_FROM, Duration.ofMillis(Math.round(hours * 3_600_000)), seed);
  }
}
