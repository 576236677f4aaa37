package hft.synthetic;

/**
 * The numbers one coin's market is made from.
 *
 * @param startPrice quote currency
 * @param sigmaBps volatility in a calm market, basis points per √s
 * @param tradesPerSecond in a calm market
 * @param medianTradeNotional quote currency
 * @param medianTouchNotional size at the touch, quote currency
 * @param szDecimals size decimals at the venue
 */
record CoinModel(
    String coin,
    double startPrice,
    double sigmaBps,
    double tradesPerSecond,
    double medianTradeNotional,
    double medianTouchNotional,
    int szDecimals) {

  /**
   * BTC, ETH and SOL after a capture of the venue in September 2025; other coins are not modelled.
   */
  static CoinModel of(String coin) {
    return switch (coin) {
      case "BTC" -> new CoinModel("BTC", 110_000, 0.45, 1.6, 900, 250_000, 5);
      case "ETH" -> new CoinModel("ETH", 4_300, 0.65, 1.6, 900, 120_000, 4);
      case "SOL" -> new CoinModel("SOL", 205, 0.75, 1.1, 700, 60_000, 2);
      default ->
          throw new IllegalArgumentException(
              "no model of the coin '" + coin + "'; there are BTC, ETH and SOL");
    };
  }
}
