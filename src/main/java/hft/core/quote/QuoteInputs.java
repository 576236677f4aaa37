package hft.core.quote;

/**
 * What the quoter looks at. Mutable and reused; prices in quote currency, sizes in base units
 * unless said otherwise.
 */
public final class QuoteInputs {
  /** Scaled by 1e-8, both positive, bid not above ask. */
  public long bestBid;

  public long bestAsk;

  /** The price to quote around before the forecast: mid or micro-price. */
  public double fairPrice;

  /** Expected move of the fair price and over how long; 0 for no opinion. */
  public double expectedMove;

  public double horizonSeconds = 1;

  /** Signed position, base units scaled by 1e-8. */
  public long position;

  /** Price per √s; intensity {@code a·exp(-k·depth)}, per second and 1/price. */
  public double sigma;

  public double a;
  public double k;

  /** Multiplies the spread while the calibration is weak; 1 or more. */
  public double widening = 1;

  /** Fraction of notional; negative is a rebate. */
  public double makerFeeRate;

  /** How far the mid moves against us after a fill, price. */
  public double adverseSelection;

  /** Fraction per hour; longs pay when positive. */
  public double fundingRatePerHour;
}
