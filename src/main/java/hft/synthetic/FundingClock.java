package hft.synthetic;

/**
 * Premium, oracle price and funding. The premium of the perp over the oracle reverts to a small
 * positive level; the hour's rate is F/8 with F = P + clamp(0.0001 - P, ±0.0005), P being the
 * hour's mean premium (the venue's formula), capped at 4 % an hour.
 */
final class FundingClock {
  private static final double MEAN_PREMIUM = 0.00025;
  private static final double SIGMA = 0.0004;
  private static final double MEMORY_SECONDS = 1_800;
  private static final double INTEREST = 0.0001;
  private static final double BAND = 0.0005;

  private final Draws draws;
  private double premium;
  private double sum;
  private double weight;

  FundingClock(Draws draws) {
    this.draws = draws;
    this.premium = MEAN_PREMIUM + SIGMA * draws.normal();
  }

  void advance(double seconds) {
    double kept = StrictMath.exp(-seconds / MEMORY_SECONDS);
    premium =
        MEAN_PREMIUM
            + (premium - MEAN_PREMIUM) * kept
            + SIGMA * Math.sqrt(1 - kept * kept) * draws.normal();
    sum += premium * seconds;
    weight += seconds;
  }

  double premium() {
    return premium;
  }

  /** The rate this hour would settle at now, per hour, scaled by 1e-12. */
  long rateE12() {
    return hourlyRateE12(weight == 0 ? premium : sum / weight);
  }

  /** F/8 for an hour whose mean premium is {@code mean}. */
  static long hourlyRateE12(double mean) {
    double eightHours = mean + Math.clamp(INTEREST - mean, -BAND, BAND);
    double hourly = Math.clamp(eightHours / 8, -0.04, 0.04);
    return Math.round(hourly * 1e10) * 100; // the venue publishes ten decimals
  }

  /** Settles: returns the rate and starts the next hour. */
  long settleE12() {
    long rate = rateE12();
    sum = 0;
    weight = 0;
    return rate;
  }
}
