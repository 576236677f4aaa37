package hft.core.pace;

/** What a request costs of the venue's weight per address of the network and minute. */
public final class RequestWeights {
  private static final int ACTIONS_PER_EXTRA = 40;
  private static final int ROWS_PER_EXTRA = 20;
  private static final int CANDLES_PER_EXTRA = 60;

  private RequestWeights() {}

  /**
   * @param batch orders, cancels or modifies in the action
   */
  public static int action(int batch) {
    return 1 + batch / ACTIONS_PER_EXTRA;
  }

  /**
   * Of an info request, before it is known how much it returns.
   *
   * @param type the request's {@code type}
   */
  public static int info(String type) {
    return switch (type) {
      case "l2Book",
          "allMids",
          "clearinghouseState",
          "orderStatus",
          "spotClearinghouseState",
          "exchangeStatus" ->
          2;
      case "userRole" -> 60;
      default -> 20;
    };
  }

  /** What the rows of an answer add. */
  public static int rows(String type, int rows) {
    return switch (type) {
      case "recentTrades",
          "historicalOrders",
          "userFills",
          "userFillsByTime",
          "fundingHistory",
          "userFunding",
          "userNonFundingLedgerUpdates",
          "twapHistory",
          "userTwapSliceFills",
          "userTwapSliceFillsByTime",
          "delegatorHistory",
          "delegatorRewards",
          "validatorStats" ->
          rows / ROWS_PER_EXTRA;
      case "candleSnapshot" -> rows / CANDLES_PER_EXTRA;
      default -> 0;
    };
  }
}
