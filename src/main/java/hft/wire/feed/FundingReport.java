package hft.wire.feed;

/** One funding payment, mutable and reused. */
public final class FundingReport {
  /** {@link CoinTable#UNKNOWN} for a coin we do not trade. */
  public int instrumentId;

  public long venueNanos;

  /** Received (positive) or paid (negative), USDC at 1e-8. */
  public long payment;

  /** Signed position it was charged on, at 1e-8. */
  public long positionSize;

  /** Fraction per hour at 1e-12. */
  public long rateE12;
}
