package hft.core.quote;

/**
 * What funding does to the inventory we want. Always: the drift {@code mu = -f·S/3600} of the quote
 * model, which is tiny. Beyond the threshold also a lean towards the side that is paid: it grows
 * linearly from nothing at the threshold (so that a rate hovering around it does not make the
 * quotes jump) to {@code leanShare} of the inventory bound at {@code fullLeanPerHour}. The shift of
 * the reservation price never exceeds what the funding itself is expected to bring in while we hold
 * the position, so the lean is paid for by the rate and not by the spread.
 *
 * @param thresholdPerHour rate beyond which we lean, fraction per hour; 2e-5 is 0.002 %/h, which
 *     Hyperliquid reaches when the perp trades more than 6.6 bp above its oracle
 * @param fullLeanPerHour rate at which the lean is complete, fraction per hour
 * @param leanShare the complete lean as a share of the inventory bound
 * @param holdHours how long a position is expected to be held
 */
public record FundingTilt(
    double thresholdPerHour, double fullLeanPerHour, double leanShare, double holdHours) {
  /** The venue's own cap: 4 % an hour. */
  private static final double RATE_MAX = 0.04;

  private static final double SECONDS_PER_HOUR = 3600;

  public FundingTilt {
    Checks.within("thresholdPerHour", thresholdPerHour, 0, RATE_MAX);
    Checks.positive("fullLeanPerHour", fullLeanPerHour, RATE_MAX);
    if (fullLeanPerHour <= thresholdPerHour) {
      throw new IllegalArgumentException(
          "fullLeanPerHour must be above thresholdPerHour "
              + thresholdPerHour
              + ", was "
              + fullLeanPerHour);
    }
    Checks.within("leanShare", leanShare, 0, 1);
    Checks.within("holdHours", holdHours, 0, 24 * 7);
  }

  /** Threshold 0.002 %/h, complete at twice that with a quarter of the bound, one hour held. */
  public static FundingTilt defaults() {
    return new FundingTilt(2e-5, 4e-5, 0.25, 1);
  }

  /** Drift of the position's value from funding, price per second for one base unit long. */
  public double drift(double ratePerHour, double price) {
    return -ratePerHour * price / SECONDS_PER_HOUR;
  }

  /** Lots to lean by beyond the drift's own target, signed. */
  public double leanLots(double ratePerHour, double maxInventoryLots) {
    double beyond = Math.abs(ratePerHour) - thresholdPerHour;
    if (beyond <= 0) {
      return 0;
    }
    double ramp = Math.min(1, beyond / (fullLeanPerHour - thresholdPerHour));
    return -Math.signum(ratePerHour) * ramp * leanShare * maxInventoryLots;
  }

  /** Largest shift of the reservation price the rate pays for, price units. */
  public double shiftMax(double ratePerHour, double price) {
    return Math.min(Math.abs(ratePerHour), RATE_MAX) * price * holdHours;
  }
}
