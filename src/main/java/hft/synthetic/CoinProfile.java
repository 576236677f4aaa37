package hft.synthetic;

import hft.core.market.Instrument;

/**
 * One coin's market in numbers. Ticks and lots are the coin's own at its start price; rates are per
 * second. The values were fitted so that the statistics of a capture of the venue (4 September
 * 2025, 35 minutes) come out; the test of that name prints both.
 *
 * @param startPrice quote currency
 * @param tick price step at that price, quote currency
 * @param volTicks standard deviation of the efficient price over one second, ticks
 * @param jumpRate news in the efficient price, per second
 * @param jumpTicks its mean size
 * @param stickyTicks how far the efficient price may leave the mid before makers give way
 * @param yieldRate how often they give way at that distance, per second
 * @param sweepShare share of quote moves that are traded, not cancelled
 * @param touchSize base units at the touch when the book is balanced
 * @param leanPower how strongly the touch leans towards the efficient price
 * @param nearSize median base units a level right behind the touch holds
 * @param farSize median base units at the twentieth level
 * @param sweepRate taker orders per second
 * @param excitation share of taker orders that are set off by earlier ones
 * @param sweepMedian median taker order, base units
 * @param sweepSigma its log-normal spread
 * @param makerMedian median resting order a taker meets, base units
 * @param informed how strongly takers lean towards the efficient price
 * @param persistence probability that a run of takers goes on in the same direction
 */
record CoinProfile(
    String coin,
    int szDecimals,
    double startPrice,
    double tick,
    double volTicks,
    double jumpRate,
    double jumpTicks,
    double stickyTicks,
    double yieldRate,
    double sweepShare,
    double touchSize,
    double leanPower,
    double nearSize,
    double farSize,
    double sweepRate,
    double excitation,
    double sweepMedian,
    double sweepSigma,
    double makerMedian,
    double informed,
    double persistence) {

  static final CoinProfile BTC =
      new CoinProfile(
          "BTC", 5, 110_000, 1, 6.6, 0.015, 12, 11, 0.34, 0.35, 7.5, 9.0, 0.5, 1.8, 1.15, 0.35,
          0.0035, 3.2, 0.03, 0.5, 0.03);

  static final CoinProfile ETH =
      new CoinProfile(
          "ETH", 4, 4_300, 0.1, 3.8, 0.015, 8, 7, 0.55, 0.35, 110, 11.0, 11, 150, 1.2, 0.55, 0.07,
          3.2, 1.0, 0.3, 0.05);

  static CoinProfile of(String coin) {
    return switch (coin) {
      case "BTC" -> BTC;
      case "ETH" -> ETH;
      default ->
          throw new IllegalArgumentException(
              "no synthetic market for '" + coin + "', expected BTC or ETH");
    };
  }

  Instrument instrument(int id) {
    return Instrument.perp(id, coin, szDecimals);
  }
}
