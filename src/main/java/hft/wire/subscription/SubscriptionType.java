package hft.wire.subscription;

import hft.wire.json.ByteNames;
import hft.wire.json.JsonCursor;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of subscription and the fields each has in its normal form. */
public enum SubscriptionType {
  L2_BOOK("l2Book", Field.COIN, Field.N_SIG_FIGS, Field.MANTISSA, Field.FAST),
  BBO("bbo", Field.COIN),
  TRADES("trades", Field.COIN),
  CANDLE("candle", Field.COIN, Field.INTERVAL),
  ALL_MIDS("allMids", Field.OPTIONAL_DEX),
  ACTIVE_ASSET_CTX("activeAssetCtx", Field.COIN),
  ACTIVE_ASSET_DATA("activeAssetData", Field.USER, Field.COIN),
  FAST_ASSET_CTXS("fastAssetCtxs"),
  ALL_DEXS_ASSET_CTXS("allDexsAssetCtxs"),
  ORDER_UPDATES("orderUpdates", Field.USER),
  USER_EVENTS("userEvents", Field.USER),
  USER_FILLS("userFills", Field.USER, Field.AGGREGATE_BY_TIME),
  USER_FUNDINGS("userFundings", Field.USER),
  USER_NON_FUNDING_LEDGER_UPDATES("userNonFundingLedgerUpdates", Field.USER),
  USER_TWAP_SLICE_FILLS("userTwapSliceFills", Field.USER),
  USER_TWAP_HISTORY("userTwapHistory", Field.USER),
  NOTIFICATION("notification", Field.USER),
  WEB_DATA3("webData3", Field.USER),
  CLEARINGHOUSE_STATE("clearinghouseState", Field.USER, Field.DEX),
  OPEN_ORDERS("openOrders", Field.USER, Field.DEX),
  TWAP_STATES("twapStates", Field.USER, Field.DEX),
  SPOT_STATE("spotState", Field.USER, Field.IGNORE_PORTFOLIO_MARGIN),
  ALL_DEXS_CLEARINGHOUSE_STATE("allDexsClearinghouseState", Field.USER),
  /** The undocumented delta feed; its coin field is called c. */
  L2("l2", Field.C);

  /** A field of a subscription's normal form. */
  enum Field {
    COIN("coin"),
    C("c"),
    USER("user"),
    INTERVAL("interval"),
    DEX("dex"),
    /** Present only when it is not the main exchange. */
    OPTIONAL_DEX("dex"),
    N_SIG_FIGS("nSigFigs"),
    MANTISSA("mantissa"),
    FAST("fast"),
    AGGREGATE_BY_TIME("aggregateByTime"),
    IGNORE_PORTFOLIO_MARGIN("ignorePortfolioMargin");

    private final String wireName;

    Field(String wireName) {
      this.wireName = wireName;
    }

    String wireName() {
      return wireName;
    }
  }

  private static final SubscriptionType[] ALL = values();
  private static final ByteNames NAMES =
      new ByteNames(Arrays.stream(ALL).map(SubscriptionType::wireName).toList());

  private final String wireName;
  private final Set<Field> fields;

  SubscriptionType(String wireName, Field... fields) {
    this.wireName = wireName;
    Set<Field> all = EnumSet.noneOf(Field.class);
    all.addAll(Arrays.asList(fields));
    this.fields = all;
  }

  public String wireName() {
    return wireName;
  }

  boolean has(Field field) {
    return fields.contains(field);
  }

  /** True when a subscription of this kind names a coin. */
  public boolean takesCoin() {
    return has(Field.COIN) || has(Field.C);
  }

  /** True when a subscription of this kind names an account. */
  public boolean takesUser() {
    return has(Field.USER);
  }

  static @Nullable SubscriptionType ofCurrentText(JsonCursor cursor) {
    int index = cursor.find(NAMES);
    return index < 0 ? null : ALL[index];
  }
}
