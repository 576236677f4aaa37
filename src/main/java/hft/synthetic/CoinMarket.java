package hft.synthetic;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.data.FrameSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One coin's market, block by block in the venue's order: makers' cancels and additions first, then
 * takers, then what the block shows: prints, the touch if it changed, the book if it is due.
 */
final class CoinMarket {
  private static final int SHOWN_LEVELS = 20;

  private record Print(Side aggressor, long tick, long lots) {}

  private final CoinProfile profile;
  private final Instrument instrument;
  private final long tickUnits;
  private final long lotUnits;
  private final Draws draws;
  private final TickBook book;
  private final EfficientPrice price;
  private final Makers makers;
  private final Takers takers;
  private final FundingClock funding;
  private final FeedDelay delay;
  private final List<Print> prints = new ArrayList<>();
  private final MarketFrame frame = new MarketFrame();
  private final long[] shown = new long[4];

  CoinMarket(CoinProfile profile, int id, long seed, FeedDelay delay) {
    this.profile = profile;
    this.instrument = profile.instrument(id);
    this.tickUnits = Fixed8.fromDouble(profile.tick());
    this.lotUnits = instrument.lot();
    this.draws = Draws.of(seed, profile.coin());
    this.delay = delay;
    long startTick = Fixed8.fromDouble(profile.startPrice()) / tickUnits;
    double lotsPerUnit = (double) Fixed8.ONE / lotUnits;
    this.book = new TickBook(startTick);
    this.price = new EfficientPrice(profile, startTick + 0.5, draws);
    this.makers = new Makers(profile, book, lotsPerUnit, draws);
    this.takers = new Takers(profile, book, lotsPerUnit, draws);
    this.funding = new FundingClock(draws);
    makers.open(startTick);
    frame.instrumentId = id;
  }

  Instrument instrument() {
    return instrument;
  }

  /** Everything that happens within one block. */
  void block(double seconds) {
    prints.clear();
    price.advance(seconds);
    funding.advance(seconds);
    double lead = price.ticks() - book.mid();
    makers.block(lead, seconds);
    if (Math.abs(lead) >= 1 && makers.yields(lead, price.activity(), seconds)) {
      move(lead);
    }
    takers.block(price.ticks() - book.mid(), price.activity(), seconds, this::print);
  }

  /** The quote moves towards the efficient price, by cancels or by trading through. */
  private void move(double lead) {
    Side aggressor = lead > 0 ? Side.BID : Side.ASK;
    Side inTheWay = aggressor.opposite();
    long ticks = Math.max(1, Math.round(Math.abs(lead) * (0.3 + 0.7 * draws.uniform())));
    long newTouch = book.best(inTheWay) + aggressor.sign() * ticks;
    boolean traded = draws.chance(profile.sweepShare());
    makers.giveWay(inTheWay, newTouch, traded);
    if (traded) {
      takers.sweepTo(aggressor, newTouch, this::print);
    }
  }

  private void print(Side aggressor, long tick, long lots) {
    prints.add(new Print(aggressor, tick, lots));
  }

  void publish(long venueNanos, boolean snapshotDue, FrameSink sink) throws IOException {
    frame.venueNanos = venueNanos;
    if (touchChanged()) {
      levels(MarketFrame.Kind.BBO, 1);
      frame.receiveNanos = delay.receive(venueNanos, FeedDelay.BBO_NANOS);
      sink.accept(frame, instrument.coin());
    }
    if (snapshotDue) {
      levels(MarketFrame.Kind.SNAPSHOT, SHOWN_LEVELS);
      frame.receiveNanos = delay.receive(venueNanos, FeedDelay.BOOK_NANOS);
      sink.accept(frame, instrument.coin());
    }
    for (Print print : prints) {
      frame.kind = MarketFrame.Kind.TRADE;
      frame.receiveNanos = delay.receive(venueNanos, FeedDelay.TRADE_NANOS);
      frame.aggressor = print.aggressor;
      frame.tradePrice = print.tick * tickUnits;
      frame.tradeSize = print.lots * lotUnits;
      frame.tradeId = draws.id();
      sink.accept(frame, instrument.coin());
    }
  }

  /** The asset context of the minute. */
  void context(long venueNanos, FrameSink sink) throws IOException {
    prices(MarketFrame.Kind.CONTEXT, venueNanos);
    frame.fundingRateE12 = funding.rateE12();
    sink.accept(frame, instrument.coin());
  }

  /** The hour's settlement. */
  void settle(long venueNanos, FrameSink sink) throws IOException {
    prices(MarketFrame.Kind.FUNDING, venueNanos);
    frame.fundingRateE12 = funding.settleE12();
    sink.accept(frame, instrument.coin());
  }

  private void prices(MarketFrame.Kind kind, long venueNanos) {
    frame.kind = kind;
    frame.venueNanos = venueNanos;
    frame.receiveNanos = delay.receive(venueNanos, FeedDelay.BOOK_NANOS);
    double mid = book.mid() * tickUnits;
    long unit = Fixed8.unit(instrument.priceGrid().maxDecimals());
    frame.markPrice = Math.round(mid / unit) * unit;
    frame.oraclePrice = Math.round(mid / (1 + funding.premium()) / unit) * unit;
  }

  private boolean touchChanged() {
    boolean changed = false;
    for (Side side : Side.values()) {
      int at = 2 * side.ordinal();
      long tick = book.best(side);
      long lots = book.lots(side, tick);
      changed |= shown[at] != tick || shown[at + 1] != lots;
      shown[at] = tick;
      shown[at + 1] = lots;
    }
    return changed;
  }

  private void levels(MarketFrame.Kind kind, int count) {
    frame.kind = kind;
    frame.bidCount = side(Side.BID, frame.bidPrices, frame.bidSizes, count);
    frame.askCount = side(Side.ASK, frame.askPrices, frame.askSizes, count);
  }

  private int side(Side side, long[] prices, long[] sizes, int count) {
    long tick = book.best(side);
    for (int i = 0; i < count; i++) {
      prices[i] = tick * tickUnits;
      sizes[i] = book.lots(side, tick) * lotUnits;
      tick = i + 1 < count ? book.next(side, tick) : tick;
    }
    return count;
  }
}
