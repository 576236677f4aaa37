package hft.exchange.venue;

import hft.core.match.OrderState;
import hft.core.match.VenueOrderUpdate;
import hft.core.order.RejectReason;
import hft.wire.feed.OrderStatusWord;
import org.jspecify.annotations.Nullable;

/** The venue's word for what the core reports. */
final class StatusWords {
  private StatusWords() {}

  static OrderStatusWord of(VenueOrderUpdate update) {
    return switch (update.state()) {
      case OPEN -> OrderStatusWord.OPEN;
      case FILLED -> OrderStatusWord.FILLED;
      case CANCELED -> OrderStatusWord.CANCELED;
      case SELF_TRADE_CANCELED -> OrderStatusWord.SELF_TRADE_CANCELED;
      case REDUCE_ONLY_CANCELED -> OrderStatusWord.REDUCE_ONLY_CANCELED;
      case SCHEDULED_CANCEL -> OrderStatusWord.SCHEDULED_CANCEL;
      case LIQUIDATED_CANCELED -> OrderStatusWord.LIQUIDATED_CANCELED;
      case REJECTED -> refused(update.reason());
    };
  }

  /** Whether the venue took the order out of itself, which it tells apart. */
  static boolean isVenueCancel(OrderState state) {
    return switch (state) {
      case SELF_TRADE_CANCELED, REDUCE_ONLY_CANCELED, SCHEDULED_CANCEL, LIQUIDATED_CANCELED -> true;
      case OPEN, FILLED, CANCELED, REJECTED -> false;
    };
  }

  private static OrderStatusWord refused(@Nullable RejectReason reason) {
    return switch (reason) {
      case TICK -> OrderStatusWord.TICK_REJECTED;
      case MIN_NOTIONAL -> OrderStatusWord.MIN_TRADE_NTL_REJECTED;
      case INSUFFICIENT_MARGIN -> OrderStatusWord.PERP_MARGIN_REJECTED;
      case REDUCE_ONLY -> OrderStatusWord.REDUCE_ONLY_REJECTED;
      case POST_ONLY_WOULD_MATCH -> OrderStatusWord.BAD_ALO_PX_REJECTED;
      case IOC_NO_MATCH -> OrderStatusWord.IOC_CANCEL_REJECTED;
      case PRICE_BAND -> OrderStatusWord.ORACLE_REJECTED;
      case TOO_MANY_OPEN_ORDERS -> OrderStatusWord.TOO_MANY_OPEN_ORDERS_REJECTED;
      case null, default -> OrderStatusWord.REJECTED;
    };
  }
}
