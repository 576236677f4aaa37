package hft.exchange.venue;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.match.FundingPayment;
import hft.core.match.OrderState;
import hft.core.match.VenueAnswer;
import hft.core.match.VenueFill;
import hft.core.match.VenueListener;
import hft.core.match.VenueOrderUpdate;
import hft.exchange.account.Account;
import hft.exchange.account.Accounts;
import hft.exchange.account.LoggedOrder;
import hft.exchange.market.Tape;
import hft.exchange.market.Universe;
import hft.wire.info.FillRow;
import hft.wire.info.FillRow.Liquidation;
import hft.wire.info.FundingPaymentRow;
import hft.wire.info.OrderRow;
import hft.wire.info.TradeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** Hears the core and writes down what it did: order and fill logs, the tape, the block's news. */
final class Bookkeeper implements VenueListener {
  /** Whoever trades in the replayed market. */
  static final String MARKET = "0x" + "0".repeat(39) + "1";

  private static final String NO_HASH = "0x" + "0".repeat(64);
  private static final long TID_BITS = (1L << 50) - 1;

  private final Universe universe;
  private final Accounts accounts;
  private final List<Tape> tapes;
  private final BlockReport report;
  private final Consumer<VenueAnswer> answers;

  private final List<VenueFill> trade = new ArrayList<>();
  private @Nullable IntToLongFunction liquidationMarks;
  private @Nullable Liquidation liquidation;
  private long printedByClients;

  Bookkeeper(
      Universe universe,
      Accounts accounts,
      List<Tape> tapes,
      BlockReport report,
      Consumer<VenueAnswer> answers) {
    this.universe = universe;
    this.accounts = accounts;
    this.tapes = tapes;
    this.report = report;
    this.answers = answers;
  }

  @Override
  public void onAnswer(VenueAnswer answer) {
    flushTrade();
    answers.accept(answer);
  }

  @Override
  public void onOrderUpdate(VenueOrderUpdate update) {
    if (update.oid() == 0) {
      return; // parameter errors leave no trace
    }
    Account account = accounts.get(update.account());
    LoggedOrder known = account.orders().find(update.oid());
    long placed = known == null ? update.venueNanos() : known.order().placedNanos();
    OrderRow row =
        new OrderRow(
            universe.coin(update.instrumentId()),
            update.side(),
            update.price(),
            update.remainingSize(),
            update.oid(),
            placed,
            update.originalSize(),
            update.clientOrderId(),
            update.reduceOnly());
    String status = StatusWords.of(update).wireName();
    LoggedOrder logged = new LoggedOrder(row, update.tif(), status, update.venueNanos());
    if (known == null && !logged.isOpen() && update.state() == OrderState.FILLED) {
      // The venue tells an order that fills at once as open, then filled.
      report
          .of(account)
          .orders
          .add(new LoggedOrder(whole(row), update.tif(), "open", update.venueNanos()));
    }
    account.orders().record(logged);
    report.of(account).orders.add(logged);
    if (StatusWords.isVenueCancel(update.state())) {
      report
          .of(account)
          .venueCancels
          .add(new BlockReport.VenueCancel(update.instrumentId(), update.oid()));
    }
  }

  private static OrderRow whole(OrderRow row) {
    return new OrderRow(
        row.coin(),
        row.side(),
        row.limitPrice(),
        row.originalSize(),
        row.oid(),
        row.placedNanos(),
        row.originalSize(),
        row.clientOrderId(),
        row.reduceOnly());
  }

  @Override
  public void onFill(VenueFill fill) {
    Account account = accounts.get(fill.account());
    String coin = universe.coin(fill.instrumentId());
    long before = account.portfolio().position(fill.instrumentId()).size();
    long closed = account.onFill(fill);
    FillRow row =
        new FillRow(
            coin,
            fill.price(),
            fill.size(),
            fill.side(),
            fill.venueNanos(),
            before,
            FillRow.direction(fill.side(), before, fill.size()),
            closed,
            hash(fill.tradeId()),
            fill.oid(),
            !fill.maker(),
            fill.fee(),
            tid(fill.tradeId()),
            fill.clientOrderId(),
            "USDC",
            null,
            liquidation(fill, account),
            null);
    account.fills().add(row);
    report.of(account).fills.add(row);
    if (fill.maker()) {
      report.of(account).notes.add(note(fill, coin));
      reduceRemaining(account, fill);
    }
    onTradeSide(fill);
  }

  /**
   * What is taken while this runs is taken from accounts that the venue liquidates.
   *
   * @param marks mark price by instrument id
   */
  void whileLiquidating(IntToLongFunction marks, Runnable work) {
    liquidationMarks = marks;
    work.run();
    liquidationMarks = null;
  }

  /**
   * The taker is the one who is liquidated, and is told first; the makers hear whom they helped.
   */
  private @Nullable Liquidation liquidation(VenueFill fill, Account account) {
    if (liquidationMarks == null) {
      return null;
    }
    if (!fill.maker()) {
      boolean takenOver = fill.why().printSize() == 0;
      liquidation =
          new Liquidation(
              account.address().toString(),
              liquidationMarks.applyAsLong(fill.instrumentId()),
              takenOver ? "backstop" : "market");
    }
    return liquidation;
  }

  /** The core reports a resting order again only when it ends; its log follows each fill. */
  private static void reduceRemaining(Account account, VenueFill fill) {
    LoggedOrder known = account.orders().find(fill.oid());
    if (known != null && known.isOpen()) {
      OrderRow row = known.order();
      account
          .orders()
          .record(
              new LoggedOrder(
                  new OrderRow(
                      row.coin(),
                      row.side(),
                      row.limitPrice(),
                      row.size() - fill.size(),
                      row.oid(),
                      row.placedNanos(),
                      row.originalSize(),
                      row.clientOrderId(),
                      row.reduceOnly()),
                  known.tif(),
                  known.status(),
                  known.statusNanos()));
    }
  }

  private static String note(VenueFill fill, String coin) {
    return "Resting order filled: "
        + (fill.side() == Side.BID ? "Bought " : "Sold ")
        + Fixed8.format(fill.size())
        + " "
        + coin
        + " at $"
        + Fixed8.format(fill.price());
  }

  /** Both sides of a trade come one after the other and share its id. */
  private void onTradeSide(VenueFill fill) {
    if (!trade.isEmpty() && trade.getFirst().tradeId() != fill.tradeId()) {
      flushTrade();
    }
    trade.add(fill);
    if (fill.maker() && fill.why().printId() != 0) {
      printedByClients += fill.size();
    }
  }

  /** Prints the trade whose sides have been heard. */
  void flushTrade() {
    if (trade.isEmpty()) {
      return;
    }
    VenueFill any = trade.getFirst();
    String buyer = MARKET;
    String seller = MARKET;
    Side aggressor = any.maker() ? any.side().opposite() : any.side();
    for (VenueFill side : trade) {
      String user = accounts.get(side.account()).address().toString();
      if (side.side() == Side.BID) {
        buyer = user;
      } else {
        seller = user;
      }
    }
    print(
        any.instrumentId(),
        aggressor,
        any.price(),
        any.size(),
        any.venueNanos(),
        any.tradeId(),
        buyer,
        seller);
    trade.clear();
  }

  /** A print of the tape has been played: what clients had of it is printed already. */
  void onTapePrint(MarketFrame frame) {
    flushTrade();
    long rest = frame.tradeSize - printedByClients;
    printedByClients = 0;
    if (rest > 0) {
      print(
          frame.instrumentId,
          frame.aggressor,
          frame.tradePrice,
          rest,
          frame.venueNanos,
          frame.tradeId,
          MARKET,
          MARKET);
    }
  }

  private void print(
      int instrumentId,
      Side aggressor,
      long price,
      long size,
      long nanos,
      long id,
      String buyer,
      String seller) {
    tapes
        .get(instrumentId)
        .add(
            new TradeRow(
                universe.coin(instrumentId),
                aggressor,
                price,
                size,
                nanos,
                hash(id),
                tid(id),
                buyer,
                seller));
  }

  /** Fifty bits, as the venue's are. */
  private static long tid(long id) {
    return (id * 0x9E3779B97F4A7C15L >>> 14) & TID_BITS;
  }

  private static String hash(long id) {
    String digits = Long.toHexString(id);
    return id == 0 ? NO_HASH : "0x" + "0".repeat(64 - digits.length()) + digits;
  }

  @Override
  public void onFunding(FundingPayment payment) {
    Account account = accounts.get(payment.account());
    account.onFunding(payment);
    FundingPaymentRow row =
        new FundingPaymentRow(
            payment.hourNanos(),
            universe.coin(payment.instrumentId()),
            payment.payment(),
            payment.positionSize(),
            payment.rateE12(),
            null);
    account.fundings().add(row);
    report.of(account).fundings.add(row);
  }
}
