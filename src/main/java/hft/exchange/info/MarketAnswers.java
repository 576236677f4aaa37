package hft.exchange.info;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.match.VenueMarket;
import hft.exchange.account.Account;
import hft.exchange.market.ReferencePrices;
import hft.exchange.market.Tape;
import hft.exchange.venue.LocalVenue;
import hft.wire.info.AllMids;
import hft.wire.info.AssetContext;
import hft.wire.info.L2Snapshot;
import hft.wire.info.L2Snapshot.Level;
import hft.wire.info.MetaAndAssetContexts;
import hft.wire.info.TradeRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the venue says about markets. */
public final class MarketAnswers {
  private static final int LEVELS = 20;
  private static final int IMPACT_LEVELS = 100;

  private final LocalVenue venue;
  private final MarketFrame book = new MarketFrame();

  public MarketAnswers(LocalVenue venue) {
    this.venue = venue;
  }

  /** Mid of every coin, or the last price where a side is empty. */
  public AllMids mids() {
    Map<String, Long> mids = new LinkedHashMap<>();
    for (Instrument instrument : venue.universe().instruments()) {
      VenueMarket market = venue.core().market(instrument.id());
      long price = market.mid() > 0 ? market.mid() : market.mark();
      if (price > 0) {
        mids.put(instrument.coin(), price);
      }
    }
    return new AllMids(mids);
  }

  public L2Snapshot book(Instrument instrument, int significantFigures, int mantissa) {
    boolean merged = significantFigures != 0;
    int levels = merged ? 10 * LEVELS : LEVELS;
    venue.core().writeBook(instrument.id(), levels, book);
    if (merged) {
      LevelMerge.apply(book, significantFigures, mantissa, LEVELS);
    }
    Long spread = null;
    if (merged) {
      boolean twoSided = book.bidCount > 0 && book.askCount > 0;
      spread = twoSided ? book.askPrices[0] - book.bidPrices[0] : 0;
    }
    return new L2Snapshot(
        instrument.coin(),
        venue.nowNanos(),
        levels(book.bidPrices, book.bidSizes, book.bidOrders, book.bidCount),
        levels(book.askPrices, book.askSizes, book.askOrders, book.askCount),
        spread);
  }

  private static List<Level> levels(long[] prices, long[] sizes, int[] orders, int count) {
    List<Level> levels = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      levels.add(new Level(prices[i], sizes[i], orders[i]));
    }
    return levels;
  }

  public List<TradeRow> recentTrades(Instrument instrument) {
    return venue.tape(instrument.id()).recent();
  }

  public MetaAndAssetContexts metaAndContexts() {
    List<AssetContext> contexts = new ArrayList<>();
    for (Instrument instrument : venue.universe().instruments()) {
      contexts.add(context(instrument));
    }
    return new MetaAndAssetContexts(venue.universe().meta(), contexts);
  }

  public AssetContext context(Instrument instrument) {
    int id = instrument.id();
    VenueMarket market = venue.core().market(id);
    Tape tape = venue.tape(id);
    long now = venue.nowNanos();
    venue.core().writeBook(id, IMPACT_LEVELS, book);
    Long bid = impact(instrument, book.bidPrices, book.bidSizes, book.bidCount);
    Long ask = impact(instrument, book.askPrices, book.askSizes, book.askCount);
    Long premium =
        bid == null || ask == null
            ? null
            : Math.round(1e12 * ReferencePrices.premium(bid, ask, market.oracle()));
    long previous = tape.previousDayPrice(now);
    return new AssetContext(
        market.fundingRateE12(),
        openInterestE6(id),
        previous > 0 ? previous : market.mark(),
        tape.dayNotionalE6(now),
        premium,
        market.oracle(),
        market.mark(),
        market.mid() > 0 ? market.mid() : null,
        bid,
        ask,
        tape.dayBaseE6(now));
  }

  /** What clients hold long; what others hold in a replayed market is not known. */
  private long openInterestE6(int instrumentId) {
    long held = 0;
    for (Account account : venue.accounts().all()) {
      held += Math.max(0, account.portfolio().position(instrumentId).size());
    }
    return held / 100;
  }

  /** The average price of taking 20,000 USDC of BTC or ETH, 6,000 of others; null when too thin. */
  private static @Nullable Long impact(
      Instrument instrument, long[] prices, long[] sizes, int count) {
    boolean large = instrument.coin().equals("BTC") || instrument.coin().equals("ETH");
    double wanted = large ? 20_000 : 6_000;
    double paid = 0;
    double got = 0;
    for (int i = 0; i < count && paid < wanted; i++) {
      double price = Fixed8.toDouble(prices[i]);
      double size = Math.min(Fixed8.toDouble(sizes[i]), (wanted - paid) / price);
      paid += size * price;
      got += size;
    }
    return count == 0 ? null : Fixed8.fromDouble(paid / got);
  }
}
