package hft.wire.feed;

import hft.wire.json.ByteNames;
import java.util.Arrays;

/** What a message from the venue is about: the word in its {@code channel}. */
public enum Channel {
  L2_BOOK("l2Book"),
  BBO("bbo"),
  TRADES("trades"),
  ACTIVE_ASSET_CTX("activeAssetCtx"),
  ORDER_UPDATES("orderUpdates"),
  USER_FILLS("userFills"),
  /** User events: fills, funding, liquidations, cancels by the venue. */
  USER("user"),
  USER_FUNDINGS("userFundings"),
  POST("post"),
  PONG("pong"),
  SUBSCRIPTION_RESPONSE("subscriptionResponse"),
  ERROR("error"),
  ALL_MIDS("allMids"),
  CANDLE("candle"),
  ACTIVE_SPOT_ASSET_CTX("activeSpotAssetCtx"),
  ACTIVE_ASSET_DATA("activeAssetData"),
  CLEARINGHOUSE_STATE("clearinghouseState"),
  OPEN_ORDERS("openOrders"),
  SPOT_STATE("spotState"),
  TWAP_STATES("twapStates"),
  WEB_DATA3("webData3"),
  NOTIFICATION("notification"),
  USER_NON_FUNDING_LEDGER_UPDATES("userNonFundingLedgerUpdates"),
  USER_TWAP_SLICE_FILLS("userTwapSliceFills"),
  USER_TWAP_HISTORY("userTwapHistory"),
  ALL_DEXS_ASSET_CTXS("allDexsAssetCtxs"),
  ALL_DEXS_CLEARINGHOUSE_STATE("allDexsClearinghouseState"),
  FAST_ASSET_CTXS("fastAssetCtxs"),
  /** The undocumented delta feed. */
  L2("l2"),
  /** A channel we have never heard of. */
  UNKNOWN("");

  private static final Channel[] ALL = values();
  private static final ByteNames NAMES =
      new ByteNames(Arrays.stream(ALL).limit(ALL.length - 1).map(Channel::wireName).toList());

  private final String wireName;

  Channel(String wireName) {
    this.wireName = wireName;
  }

  /** As the venue spells it; empty for {@link #UNKNOWN}. */
  public String wireName() {
    return wireName;
  }

  static Channel ofCurrentText(hft.wire.json.JsonCursor cursor) {
    int index = cursor.find(NAMES);
    return index < 0 ? UNKNOWN : ALL[index];
  }
}
