package hft.core.match;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.queue.QueueModel;
import hft.core.order.Outcome;
import hft.core.order.Tif;
import java.util.ArrayList;
import java.util.List;

/** A venue with one SOL-like instrument (tick 0.01 near 100, lot 0.01) and a recorder. */
final class VenueFixture implements VenueListener {
  static final long MS = 1_000_000L;
  static final long BLOCK = 68 * MS;
  static final Instrument SOL = Instrument.perp(0, "SOL", 2);
  static final Instrument BTC = Instrument.perp(1, "BTC", 5);

  final SimulatedVenue venue;
  final List<Object> heard = new ArrayList<>();
  final List<VenueFill> fills = new ArrayList<>();
  final List<VenueOrderUpdate> updates = new ArrayList<>();
  final List<VenueAnswer> answers = new ArrayList<>();
  final List<FundingPayment> payments = new ArrayList<>();
  private long nextAction = 1;
  private long nextPrint = 1;
  private long lastOid;

  VenueFixture(VenueSettings settings) {
    this(settings, new AccountSettings(Fixed8.parse("100000"), 10, FeeSchedule.BASE, 0));
  }

  VenueFixture(VenueSettings settings, AccountSettings account) {
    venue = new SimulatedVenue(settings, List.of(SOL, BTC));
    venue.openAccount(account);
    venue.openAccount(account);
  }

  static VenueFixture with(QueueModel model) {
    return new VenueFixture(VenueSettings.defaults().withQueue(model));
  }

  static VenueFixture standard() {
    return new VenueFixture(VenueSettings.defaults());
  }

  static long px(String text) {
    return Fixed8.parse(text);
  }

  /** Levels as price, size, price, size, …, best first. */
  VenueFixture book(long nanos, String bids, String asks) {
    MarketFrame frame = frame(MarketFrame.Kind.SNAPSHOT, nanos);
    fill(frame, bids, asks);
    venue.onMarket(frame, this);
    return this;
  }

  VenueFixture bbo(long nanos, String bid, String ask) {
    MarketFrame frame = frame(MarketFrame.Kind.BBO, nanos);
    fill(frame, bid, ask);
    venue.onMarket(frame, this);
    return this;
  }

  VenueFixture delta(long nanos, String bids, String asks) {
    MarketFrame frame = frame(MarketFrame.Kind.DELTA, nanos);
    fill(frame, bids, asks);
    venue.onMarket(frame, this);
    return this;
  }

  VenueFixture print(long nanos, Side aggressor, String price, String size) {
    MarketFrame frame = frame(MarketFrame.Kind.TRADE, nanos);
    frame.aggressor = aggressor;
    frame.tradePrice = px(price);
    frame.tradeSize = px(size);
    frame.tradeId = nextPrint++;
    venue.onMarket(frame, this);
    return this;
  }

  VenueFixture gap(long nanos) {
    venue.onMarket(frame(MarketFrame.Kind.GAP, nanos), this);
    return this;
  }

  static MarketFrame frame(MarketFrame.Kind kind, long nanos) {
    MarketFrame frame = new MarketFrame();
    frame.kind = kind;
    frame.instrumentId = SOL.id();
    frame.venueNanos = nanos;
    frame.receiveNanos = nanos;
    return frame;
  }

  private static void fill(MarketFrame frame, String bids, String asks) {
    frame.bidCount = fill(bids, frame.bidPrices, frame.bidSizes);
    frame.askCount = fill(asks, frame.askPrices, frame.askSizes);
  }

  private static int fill(String levels, long[] prices, long[] sizes) {
    if (levels.isBlank()) {
      return 0;
    }
    String[] parts = levels.trim().split(" +");
    for (int i = 0; i < parts.length / 2; i++) {
      prices[i] = px(parts[2 * i]);
      sizes[i] = px(parts[2 * i + 1]);
    }
    return parts.length / 2;
  }

  static NewOrder order(Side side, String price, String size, Tif tif) {
    return new NewOrder(null, SOL, side, px(price), px(size), tif, false);
  }

  static NewOrder reduceOnly(Side side, String price, String size, Tif tif) {
    return new NewOrder(null, SOL, side, px(price), px(size), tif, true);
  }

  /** Places and runs the block at {@code blockNanos}; returns the only outcome. */
  Outcome place(int account, NewOrder order, long blockNanos) {
    submit(new VenueAction.Place(account, nextAction++, List.of(order)), blockNanos);
    venue.advanceTo(blockNanos, this);
    if (!(answers.getLast() instanceof VenueAnswer.Placed placed)) {
      throw new AssertionError("expected a placement's answer, was " + answers.getLast());
    }
    Outcome outcome = placed.outcomes().getFirst();
    switch (outcome) {
      case Outcome.Resting(long oid) -> lastOid = oid;
      case Outcome.Filled(long oid, _, _) -> lastOid = oid;
      case Outcome.Rejected _, Outcome.Unresolved _ -> lastOid = 0;
    }
    return outcome;
  }

  long lastOid() {
    return lastOid;
  }

  void submit(VenueAction action, long arrivalNanos) {
    venue.submit(action, arrivalNanos);
  }

  VenueSnapshot.OpenOrder open(int account) {
    return venue.snapshot(account).openOrders().getFirst();
  }

  long position(int account) {
    return venue.snapshot(account).positions().stream()
        .mapToLong(VenueSnapshot.Position::size)
        .sum();
  }

  /** Fills as {@code size@price cause} for short assertions. */
  List<String> told() {
    return fills.stream()
        .map(
            f ->
                f.account()
                    + " "
                    + (f.side() == Side.BID ? "+" : "-")
                    + Fixed8.format(f.size())
                    + "@"
                    + Fixed8.format(f.price())
                    + " "
                    + f.why().cause())
        .toList();
  }

  @Override
  public void onAnswer(VenueAnswer answer) {
    heard.add(answer);
    answers.add(answer);
  }

  @Override
  public void onOrderUpdate(VenueOrderUpdate update) {
    heard.add(update);
    updates.add(update);
  }

  @Override
  public void onFill(VenueFill fill) {
    heard.add(fill);
    fills.add(fill);
  }

  @Override
  public void onFunding(FundingPayment payment) {
    heard.add(payment);
    payments.add(payment);
  }
}
