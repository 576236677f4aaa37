package hft.core.quote;

/**
 * Everything the quoter looks at for one decision: mutable, reused, filled by the strategy. Prices
 * and depths in doubles are quote currency per base unit; longs are scaled by 1e-8.
 */
public final class MarketState {
  /** Best prices, scaled; zero when that side is empty or unknown. */
  public long bestBid;

  public long bestAsk;

  /** How old the last book event is. */
  public long bookAgeNanos;

  /** S: mid, micro-price or another fair price before alpha. */
  public double referencePrice;

  /**
   * Expected move of S over {@link #alphaHorizonSeconds}, price units, signed; 0 for no opinion.
   */
  public double alphaMove;

  public double alphaHorizonSeconds;

  /** Signed position, scaled base units. */
  public long inventory;

  /** Volatility of S, price per square root of a second. */
  public double sigma;

  /** Intensity of fills of our bids, λ(δ) = bidA·exp(-bidK·δ): 1/s and 1/price. */
  public double bidA;

  public double bidK;

  /** The same for our asks. */
  public double askA;

  public double askK;

  /** Factor on the half spread when the calibration is not fresh; 1 when it is. */
  public double widening = 1;

  /**
   * Expected funding rate over the holding time, fraction per hour; longs pay when it is positive.
   */
  public double fundingRatePerHour;

  /** Maker fee as a fraction of notional; negative is a rebate. */
  public double makerFeeRate;

  /** Mean move of the mid against us after a fill (a few seconds), price units. */
  public double adverseSelection;
}
