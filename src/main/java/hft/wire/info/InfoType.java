package hft.wire.info;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The info requests we know, by the word in their {@code type}, and what each needs to be asked.
 */
public enum InfoType {
  EXCHANGE_STATUS("exchangeStatus", Shape.GENERAL),
  PERP_DEXS("perpDexs", Shape.GENERAL),
  ALL_PERP_METAS("allPerpMetas", Shape.GENERAL),
  SPOT_META("spotMeta", Shape.GENERAL),
  SPOT_META_AND_ASSET_CTXS("spotMetaAndAssetCtxs", Shape.GENERAL),
  PREDICTED_FUNDINGS("predictedFundings", Shape.GENERAL),
  META("meta", Shape.OF_DEX),
  META_AND_ASSET_CTXS("metaAndAssetCtxs", Shape.OF_DEX),
  ALL_MIDS("allMids", Shape.OF_DEX),
  PERP_DEX_LIMITS("perpDexLimits", Shape.OF_DEX),
  L2_BOOK("l2Book", Shape.BOOK),
  RECENT_TRADES("recentTrades", Shape.OF_COIN),
  CANDLE_SNAPSHOT("candleSnapshot", Shape.CANDLES),
  FUNDING_HISTORY("fundingHistory", Shape.FUNDING_HISTORY),
  CLEARINGHOUSE_STATE("clearinghouseState", Shape.OF_USER_ON_DEX),
  OPEN_ORDERS("openOrders", Shape.OF_USER_ON_DEX),
  FRONTEND_OPEN_ORDERS("frontendOpenOrders", Shape.OF_USER_ON_DEX),
  SPOT_CLEARINGHOUSE_STATE("spotClearinghouseState", Shape.OF_USER),
  HISTORICAL_ORDERS("historicalOrders", Shape.OF_USER),
  USER_FEES("userFees", Shape.OF_USER),
  USER_RATE_LIMIT("userRateLimit", Shape.OF_USER),
  USER_ROLE("userRole", Shape.OF_USER),
  SUB_ACCOUNTS("subAccounts", Shape.OF_USER),
  EXTRA_AGENTS("extraAgents", Shape.OF_USER),
  USER_ABSTRACTION("userAbstraction", Shape.OF_USER),
  PORTFOLIO("portfolio", Shape.OF_USER),
  REFERRAL("referral", Shape.OF_USER),
  ORDER_STATUS("orderStatus", Shape.ORDER_STATUS),
  USER_FILLS("userFills", Shape.FILLS),
  USER_FILLS_BY_TIME("userFillsByTime", Shape.RANGE),
  USER_FUNDING("userFunding", Shape.RANGE),
  USER_NON_FUNDING_LEDGER_UPDATES("userNonFundingLedgerUpdates", Shape.RANGE),
  ACTIVE_ASSET_DATA("activeAssetData", Shape.OF_USER_AND_COIN),
  MAX_BUILDER_FEE("maxBuilderFee", Shape.BUILDER_FEE);

  /** What a request carries beside its type. */
  enum Shape {
    GENERAL,
    OF_DEX,
    OF_COIN,
    BOOK,
    CANDLES,
    FUNDING_HISTORY,
    OF_USER,
    OF_USER_ON_DEX,
    OF_USER_AND_COIN,
    ORDER_STATUS,
    FILLS,
    RANGE,
    BUILDER_FEE
  }

  private static final Map<String, InfoType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(t -> t.wireName, t -> t));

  private final String wireName;
  private final Shape shape;

  InfoType(String wireName, Shape shape) {
    this.wireName = wireName;
    this.shape = shape;
  }

  public String wireName() {
    return wireName;
  }

  Shape shape() {
    return shape;
  }

  static @Nullable InfoType of(String word) {
    return BY_NAME.get(word);
  }
}
