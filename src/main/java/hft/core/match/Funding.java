package hft.core.match;

import hft.core.market.Fixed8;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;

/**
 * Settles funding at whole UTC hours on the positions held then. The hour's FUNDING frame carries
 * the rate and comes shortly after the hour; when none has come within the grace period, the last
 * CONTEXT estimate is used, if there was one.
 */
final class Funding {
  static final long HOUR_NANOS = 3_600_000_000_000L;

  /** Settlement rows are stamped 1 to 118 ms after the hour. */
  static final long GRACE_NANOS = 2_000_000_000L;

  private static final int RATE_DECIMALS = 12;

  private final List<Market> markets;
  private final Clearing clearing;
  private final boolean[] settled;
  private long[][] held = {};
  private long capturedHour = Long.MIN_VALUE;
  private long nextHour = Long.MIN_VALUE;

  Funding(List<Market> markets, Clearing clearing) {
    this.markets = markets;
    this.clearing = clearing;
    this.settled = new boolean[markets.size()];
  }

  void start(long nanos) {
    nextHour = Math.floorDiv(nanos, HOUR_NANOS) * HOUR_NANOS + HOUR_NANOS;
  }

  /** When {@link #onTime} has something to do next. */
  long nextNanos() {
    if (nextHour == Long.MIN_VALUE) {
      return Long.MAX_VALUE;
    }
    return capturedHour == Long.MIN_VALUE ? nextHour : capturedHour + GRACE_NANOS;
  }

  void onTime(long nanos) {
    if (capturedHour != Long.MIN_VALUE) {
      settleOpen();
      capturedHour = Long.MIN_VALUE;
      nextHour = Math.floorDiv(nanos, HOUR_NANOS) * HOUR_NANOS + HOUR_NANOS;
      return;
    }
    capture(nextHour);
  }

  /** The hour's rate has been published. */
  void onFrame(Market market, long nanos, long rateE12) {
    long hour = Math.floorDiv(nanos, HOUR_NANOS) * HOUR_NANOS;
    if (hour == capturedHour && !settled[market.instrument.id()]) {
      settle(market, rateE12);
    }
  }

  private void capture(long hour) {
    capturedHour = hour;
    held = new long[clearing.accounts.size()][markets.size()];
    for (int a = 0; a < held.length; a++) {
      for (int i = 0; i < markets.size(); i++) {
        held[a][i] = clearing.accounts.get(a).position(i);
      }
    }
    for (int i = 0; i < settled.length; i++) {
      settled[i] = false;
    }
  }

  private void settleOpen() {
    for (Market market : markets) {
      if (!settled[market.instrument.id()] && market.fundingRateE12 != 0) {
        settle(market, market.fundingRateE12);
      }
    }
  }

  private void settle(Market market, long rateE12) {
    int id = market.instrument.id();
    settled[id] = true;
    long oracle = market.reference();
    for (int a = 0; a < held.length; a++) {
      long size = held[a][id];
      if (size != 0 && oracle > 0) {
        VenueAccount account = clearing.accounts.get(a);
        long payment = payment(size, oracle, rateE12);
        clearing.fund(
            account, new FundingPayment(a, id, size, rateE12, oracle, payment, capturedHour));
      }
    }
  }

  /**
   * What the holder receives: {@code -size × oracle × rate}, rounded half away from zero. Longs pay
   * when the rate is positive.
   */
  static long payment(long size, long oracle, long rateE12) {
    BigInteger product =
        BigInteger.valueOf(size)
            .multiply(BigInteger.valueOf(oracle))
            .multiply(BigInteger.valueOf(rateE12))
            .negate();
    return new BigDecimal(product, 2 * Fixed8.DECIMALS + RATE_DECIMALS)
        .setScale(Fixed8.DECIMALS, RoundingMode.HALF_UP)
        .unscaledValue()
        .longValueExact();
  }
}
