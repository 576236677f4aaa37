package hft.wire.feed;

import hft.core.order.OrderStatus;
import hft.core.order.RejectReason;
import hft.wire.json.ByteNames;
import hft.wire.json.JsonCursor;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The venue's words for what became of an order. The list is open-ended: a word we do not know is
 * read by its ending, and one without a known ending is {@link #OTHER}, which says nothing about
 * whether the order still works.
 */
public enum OrderStatusWord {
  OPEN("open", OrderStatus.OPEN, null),
  FILLED("filled", OrderStatus.FILLED, null),
  CANCELED("canceled", OrderStatus.CANCELED, null),
  /** A trigger order became a live one. */
  TRIGGERED("triggered", OrderStatus.OPEN, null),
  REJECTED("rejected", OrderStatus.REJECTED, RejectReason.OTHER),
  MARGIN_CANCELED("marginCanceled", RejectReason.INSUFFICIENT_MARGIN),
  VAULT_WITHDRAWAL_CANCELED("vaultWithdrawalCanceled", RejectReason.OTHER),
  OPEN_INTEREST_CAP_CANCELED("openInterestCapCanceled", RejectReason.OTHER),
  SELF_TRADE_CANCELED("selfTradeCanceled", RejectReason.OTHER),
  REDUCE_ONLY_CANCELED("reduceOnlyCanceled", RejectReason.REDUCE_ONLY),
  SIBLING_FILLED_CANCELED("siblingFilledCanceled", RejectReason.OTHER),
  DELISTED_CANCELED("delistedCanceled", RejectReason.OTHER),
  LIQUIDATED_CANCELED("liquidatedCanceled", RejectReason.OTHER),
  SCHEDULED_CANCEL("scheduledCancel", RejectReason.OTHER),
  OUTCOME_SETTLED_CANCELED("outcomeSettledCanceled", RejectReason.OTHER),
  INTERNAL_CANCEL("internalCancel", RejectReason.OTHER),
  TICK_REJECTED("tickRejected", OrderStatus.REJECTED, RejectReason.TICK),
  MIN_TRADE_NTL_REJECTED("minTradeNtlRejected", OrderStatus.REJECTED, RejectReason.MIN_NOTIONAL),
  PERP_MARGIN_REJECTED(
      "perpMarginRejected", OrderStatus.REJECTED, RejectReason.INSUFFICIENT_MARGIN),
  REDUCE_ONLY_REJECTED("reduceOnlyRejected", OrderStatus.REJECTED, RejectReason.REDUCE_ONLY),
  BAD_ALO_PX_REJECTED("badAloPxRejected", OrderStatus.REJECTED, RejectReason.POST_ONLY_WOULD_MATCH),
  IOC_CANCEL_REJECTED("iocCancelRejected", OrderStatus.REJECTED, RejectReason.IOC_NO_MATCH),
  BAD_TRIGGER_PX_REJECTED("badTriggerPxRejected", OrderStatus.REJECTED, RejectReason.OTHER),
  MARKET_ORDER_NO_LIQUIDITY_REJECTED(
      "marketOrderNoLiquidityRejected", OrderStatus.REJECTED, RejectReason.IOC_NO_MATCH),
  POSITION_INCREASE_AT_CAP_REJECTED(
      "positionIncreaseAtOpenInterestCapRejected", OrderStatus.REJECTED, RejectReason.OTHER),
  POSITION_FLIP_AT_CAP_REJECTED(
      "positionFlipAtOpenInterestCapRejected", OrderStatus.REJECTED, RejectReason.OTHER),
  TOO_AGGRESSIVE_AT_CAP_REJECTED(
      "tooAggressiveAtOpenInterestCapRejected", OrderStatus.REJECTED, RejectReason.PRICE_BAND),
  OPEN_INTEREST_INCREASE_REJECTED(
      "openInterestIncreaseRejected", OrderStatus.REJECTED, RejectReason.OTHER),
  INSUFFICIENT_SPOT_BALANCE_REJECTED(
      "insufficientSpotBalanceRejected", OrderStatus.REJECTED, RejectReason.INSUFFICIENT_MARGIN),
  ORACLE_REJECTED("oracleRejected", OrderStatus.REJECTED, RejectReason.PRICE_BAND),
  PERP_MAX_POSITION_REJECTED("perpMaxPositionRejected", OrderStatus.REJECTED, RejectReason.OTHER),
  TOO_MANY_OPEN_ORDERS_REJECTED(
      "tooManyOpenOrdersRejected", OrderStatus.REJECTED, RejectReason.TOO_MANY_OPEN_ORDERS),
  /** Ends in Canceled or Cancel; otherwise new to us. */
  OTHER_CANCELED("", RejectReason.OTHER),
  /** Ends in Rejected; otherwise new to us. */
  OTHER_REJECTED("", OrderStatus.REJECTED, RejectReason.OTHER),
  /** New to us, without a telling end: the order is unresolved. */
  OTHER("", null, RejectReason.OTHER);

  private static final OrderStatusWord[] ALL = values();
  private static final ByteNames NAMES =
      new ByteNames(
          Arrays.stream(ALL).map(OrderStatusWord::wireName).filter(w -> !w.isEmpty()).toList());
  private static final byte[] REJECTED_END = "Rejected".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CANCELED_END = "Canceled".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CANCEL_END = "Cancel".getBytes(StandardCharsets.US_ASCII);

  private final String wireName;
  private final @Nullable OrderStatus status;
  private final @Nullable RejectReason reason;

  OrderStatusWord(String wireName, RejectReason reason) {
    this(wireName, OrderStatus.VENUE_CANCELED, reason);
  }

  OrderStatusWord(String wireName, @Nullable OrderStatus status, @Nullable RejectReason reason) {
    this.wireName = wireName;
    this.status = status;
    this.reason = reason;
  }

  /** As the venue spells it; empty for the three that stand for words we do not know. */
  public String wireName() {
    return wireName;
  }

  /** What it means for the order; null when it cannot be told. */
  public @Nullable OrderStatus status() {
    return status;
  }

  /** Why the venue refused or cancelled it; null when it did neither. */
  public @Nullable RejectReason reason() {
    return reason;
  }

  public static OrderStatusWord of(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int index = NAMES.find(bytes, 0, bytes.length);
    return index >= 0
        ? ALL[index]
        : byEnding(word.endsWith("Rejected"), word.endsWith("Canceled") || word.endsWith("Cancel"));
  }

  /** The word of the cursor's last string. */
  static OrderStatusWord ofCurrentText(JsonCursor cursor) {
    int index = cursor.find(NAMES);
    return index >= 0
        ? ALL[index]
        : byEnding(
            cursor.textEndsWith(REJECTED_END),
            cursor.textEndsWith(CANCELED_END) || cursor.textEndsWith(CANCEL_END));
  }

  private static OrderStatusWord byEnding(boolean rejected, boolean canceled) {
    if (rejected) {
      return OTHER_REJECTED;
    }
    return canceled ? OTHER_CANCELED : OTHER;
  }
}
