package hft.core.account;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * The hourly funding payment: {@code size × oracle × rate}; longs pay when the rate is positive.
 */
public final class FundingTerms {
  /** Sizes and prices carry 8 decimals, the rate 12. */
  private static final int PRODUCT_SCALE = 8 + 8 + 12;

  private FundingTerms() {}

  /**
   * @param positionSize signed base units, scaled by 1e-8
   * @param oraclePrice scaled by 1e-8
   * @param rateE12 fraction per hour, scaled by 1e-12
   * @return quote currency received (positive) or paid (negative), scaled by 1e-8, rounded half
   *     away from zero
   * @throws ArithmeticException when it does not fit
   */
  public static long payment(long positionSize, long oraclePrice, long rateE12) {
    BigInteger product =
        BigInteger.valueOf(positionSize)
            .multiply(BigInteger.valueOf(oraclePrice))
            .multiply(BigInteger.valueOf(rateE12))
            .negate();
    return new BigDecimal(product, PRODUCT_SCALE)
        .setScale(8, RoundingMode.HALF_UP)
        .unscaledValue()
        .longValueExact();
  }
}
