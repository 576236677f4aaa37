package hft.exchange.stream;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.exchange.account.Account;
import hft.exchange.account.LoggedOrder;
import hft.exchange.venue.BlockReport;
import hft.exchange.venue.LocalVenue;
import hft.wire.feed.Channel;
import hft.wire.feed.StateEncoder;
import hft.wire.info.FundingPaymentRow;
import hft.wire.info.OrderUpdateRow;
import hft.wire.subscription.Subscription;
import hft.wire.subscription.SubscriptionType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells subscribers what each block did: touches that changed, prints, fills, orders; and on clocks
 * of their own, common to all coins, books and states. Each frame is written once, whoever gets it.
 */
public final class Publisher {
  private static final long SECOND = 1_000_000_000L;

  /** Measured at the venue. */
  private static final long SLOW_BOOK_NANOS = 5_360_000_000L;

  private static final long FAST_BOOK_NANOS = 538_000_000L;
  private static final long STATE_NANOS = 5 * SECOND;

  private record Touch(long bid, long bidSize, long ask, long askSize) {}

  /** States pushed whole every few seconds. */
  private static final List<SubscriptionType> STATES =
      List.of(
          SubscriptionType.ALL_MIDS,
          SubscriptionType.CLEARINGHOUSE_STATE,
          SubscriptionType.OPEN_ORDERS,
          SubscriptionType.SPOT_STATE,
          SubscriptionType.WEB_DATA3);

  /** States looked at every second and pushed when they changed. */
  private static final List<SubscriptionType> WATCHED =
      List.of(
          SubscriptionType.ACTIVE_ASSET_CTX,
          SubscriptionType.ACTIVE_ASSET_DATA,
          SubscriptionType.CANDLE);

  private final LocalVenue venue;
  private final Hub hub;
  private final Frames frames;
  private final Map<Integer, Touch> touches = new HashMap<>();
  private final Map<Subscription, String> watched = new HashMap<>();
  private long slowBookNanos;
  private long fastBookNanos;
  private long stateNanos;
  private long watchNanos;

  Publisher(LocalVenue venue, Hub hub, Frames frames) {
    this.venue = venue;
    this.hub = hub;
    this.frames = frames;
  }

  /** Tells everybody of the block that ended at {@code nanos}. */
  public void onBlock(long nanos) {
    touches(nanos);
    trades(nanos);
    venue.report().news().forEach((account, news) -> news(account, news, nanos));
    boolean slow = nanos >= slowBookNanos;
    boolean fast = nanos >= fastBookNanos;
    if (slow || fast) {
      books(slow, fast, nanos);
      slowBookNanos = slow ? nanos + SLOW_BOOK_NANOS : slowBookNanos;
      fastBookNanos = fast ? nanos + FAST_BOOK_NANOS : fastBookNanos;
    }
    if (nanos >= stateNanos) {
      stateNanos = nanos + STATE_NANOS;
      STATES.forEach(type -> states(type, nanos));
    }
    if (nanos >= watchNanos) {
      watchNanos = nanos + SECOND;
      watched.keySet().removeIf(each -> !hub.ofType(each.type()).contains(each));
      WATCHED.forEach(type -> changedStates(type, nanos));
    }
  }

  private void touches(long nanos) {
    for (Subscription subscription : hub.ofType(SubscriptionType.BBO)) {
      int id = frames.instrument(subscription).id();
      MarketFrame book = frames.bbo(id);
      Touch touch =
          new Touch(
              book.bidCount == 0 ? 0 : book.bidPrices[0],
              book.bidCount == 0 ? 0 : book.bidSizes[0],
              book.askCount == 0 ? 0 : book.askPrices[0],
              book.askCount == 0 ? 0 : book.askSizes[0]);
      if (!touch.equals(touches.put(id, touch))) {
        hub.broadcast(subscription, Channel.BBO.wireName(), frames.writer().toString(), nanos);
      }
    }
  }

  private void trades(long nanos) {
    for (Subscription subscription : hub.ofType(SubscriptionType.TRADES)) {
      Instrument instrument = frames.instrument(subscription);
      var trades = venue.tape(instrument.id()).pending();
      if (!trades.isEmpty()) {
        frames.encoder.trades(frames.writer(), trades);
        hub.broadcast(subscription, Channel.TRADES.wireName(), frames.writer().toString(), nanos);
      }
    }
  }

  private void books(boolean slow, boolean fast, long nanos) {
    for (Subscription subscription : hub.ofType(SubscriptionType.L2_BOOK)) {
      if (subscription.fast() ? fast : slow) {
        state(subscription, nanos);
      }
    }
  }

  private void states(SubscriptionType type, long nanos) {
    for (Subscription subscription : hub.ofType(type)) {
      state(subscription, nanos);
    }
  }

  private void state(Subscription subscription, long nanos) {
    String frame = frames.state(subscription);
    if (frame != null) {
      hub.broadcast(subscription, subscription.type().wireName(), frame, nanos);
    }
  }

  private void changedStates(SubscriptionType type, long nanos) {
    for (Subscription subscription : hub.ofType(type)) {
      String frame = frames.state(subscription);
      if (frame != null && !frame.equals(watched.put(subscription, frame))) {
        hub.broadcast(subscription, type.wireName(), frame, nanos);
      }
    }
  }

  private void news(Account account, BlockReport.News news, long nanos) {
    String user = account.address().toString();
    if (!news.fills.isEmpty()) {
      frames.encoder.userFills(frames.writer(), user, news.fills, false);
      tell(SubscriptionType.USER_FILLS, user, Channel.USER_FILLS, nanos);
      frames.encoder.userFillEvent(frames.writer(), news.fills);
      tell(SubscriptionType.USER_EVENTS, user, Channel.USER, nanos);
    }
    if (!news.orders.isEmpty()) {
      frames.encoder.orderUpdates(
          frames.writer(), news.orders.stream().map(Publisher::update).toList());
      tell(SubscriptionType.ORDER_UPDATES, user, Channel.ORDER_UPDATES, nanos);
    }
    each(
        news.venueCancels,
        SubscriptionType.USER_EVENTS,
        user,
        Channel.USER,
        nanos,
        cancel -> {
          frames.encoder.venueCancelEvent(frames.writer(), cancel.instrumentId(), cancel.oid());
          return frames.writer().toString();
        });
    if (!news.fundings.isEmpty()) {
      frames.encoder.userFundings(frames.writer(), user, news.fundings, false);
      tell(SubscriptionType.USER_FUNDINGS, user, Channel.USER_FUNDINGS, nanos);
    }
    if (!news.ledger.isEmpty()) {
      frames.encoder.ledgerUpdates(frames.writer(), user, news.ledger, false);
      tell(
          SubscriptionType.USER_NON_FUNDING_LEDGER_UPDATES,
          user,
          Channel.USER_NON_FUNDING_LEDGER_UPDATES,
          nanos);
    }
    each(news.fundings, SubscriptionType.USER_EVENTS, user, Channel.USER, nanos, this::funding);
    each(news.notes, SubscriptionType.NOTIFICATION, user, Channel.NOTIFICATION, nanos, this::note);
  }

  private String funding(FundingPaymentRow row) {
    frames.encoder.userFundingEvent(frames.writer(), row);
    return frames.writer().toString();
  }

  private String note(String text) {
    StateEncoder.notification(frames.writer(), text);
    return frames.writer().toString();
  }

  private static OrderUpdateRow update(LoggedOrder order) {
    return new OrderUpdateRow(order.order(), order.status(), order.statusNanos());
  }

  private <T> void each(
      List<T> items,
      SubscriptionType type,
      String user,
      Channel channel,
      long nanos,
      Function<T, @Nullable String> write) {
    for (T item : items) {
      String frame = write.apply(item);
      if (frame != null) {
        toUser(type, user, channel, frame, nanos);
      }
    }
  }

  /** Sends what stands in the writer. */
  private void tell(SubscriptionType type, String user, Channel channel, long nanos) {
    toUser(type, user, channel, frames.writer().toString(), nanos);
  }

  private void toUser(
      SubscriptionType type, String user, Channel channel, String frame, long nanos) {
    for (Subscription subscription : hub.ofType(type)) {
      if (subscription.user().equals(user)) {
        hub.broadcast(subscription, channel.wireName(), frame, nanos);
      }
    }
  }
}
