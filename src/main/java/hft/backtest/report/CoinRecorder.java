package hft.backtest.report;

import hft.backtest.report.BucketTable.Merge;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.OrderIntent;
import hft.port.AccountEvent;
import hft.port.JournalEntry;

/** Everything about one instrument's part of the run. */
final class CoinRecorder {
  // Columns of the series.
  static final int MID = 0;
  static final int BID_QUOTE = 1;
  static final int ASK_QUOTE = 2;
  static final int INVENTORY_LOW = 3;
  static final int INVENTORY_HIGH = 4;
  static final int INVENTORY = 5;
  static final int ORDERED = 6;
  static final int FILLED = 7;

  private static final long FIRST_WIDTH_NANOS = 250_000_000L;

  private final Instrument instrument;
  private final Markouts markouts;
  private final BucketTable series;
  private final FillPoints fillPoints = new FillPoints();
  private final QuotedTime quotedTime = new QuotedTime();

  private boolean quotesAreReported;
  private long orders;
  private long cancels;
  private long refusals;
  private long fills;
  private long makerFills;
  private long makerNotional;
  private long takerNotional;
  private long orderedNotional;
  private long cash; // of trades, before fees
  private long position;
  private long spreadCapture;
  private long takingCost;
  private long feesPaid;
  private long rebates;
  private long makerFees; // net of rebates, for the net markout
  private long funding;
  private long maxInventory;
  private long maxInventoryNotional;
  private long lastMid;

  CoinRecorder(Instrument instrument, int chartRows, ClusteredRatio[] totalMarkouts) {
    this.instrument = instrument;
    this.markouts = new Markouts(totalMarkouts);
    this.series =
        new BucketTable(
            chartRows,
            FIRST_WIDTH_NANOS,
            Merge.LAST,
            Merge.LAST,
            Merge.LAST,
            Merge.MIN,
            Merge.MAX,
            Merge.LAST,
            Merge.SUM,
            Merge.SUM);
  }

  void mark(long nanos, long bid, long ask, long inventory) {
    if (bid > 0 && ask > 0) {
      long mid = bid + (ask - bid) / 2;
      markouts.mark(nanos, mid);
      lastMid = mid;
      series.put(MID, nanos, mid);
    }
    inventory(nanos, inventory);
  }

  void quote(long nanos, Side side, long price, long size) {
    quotesAreReported = true;
    shown(nanos, side, price, size);
  }

  /** Where nobody reports the quotes that stand, the ones that were wanted are the next best. */
  void decision(JournalEntry.Decision decision) {
    if (!quotesAreReported) {
      shown(decision.nanos(), Side.BID, decision.bidPrice(), decision.bidSize());
      shown(decision.nanos(), Side.ASK, decision.askPrice(), decision.askSize());
    }
  }

  private void shown(long nanos, Side side, long price, long size) {
    long shown = size > 0 ? price : 0;
    series.put(side == Side.BID ? BID_QUOTE : ASK_QUOTE, nanos, shown);
    quotedTime.quote(nanos, side, shown > 0);
  }

  void sent(long nanos, OrderIntent intent) {
    orders++;
    long notional = Money.value(intent.price(), intent.size());
    orderedNotional = Math.addExact(orderedNotional, notional);
    series.put(ORDERED, nanos, notional);
  }

  void cancelled() {
    cancels++;
  }

  void refused() {
    refusals++;
  }

  void funding(long payment) {
    funding = Math.addExact(funding, payment);
  }

  void fill(long nanos, AccountEvent.Fill fill) {
    long signedSize = fill.side().sign() * fill.size();
    long notional = Money.value(fill.price(), fill.size());
    long mid = midAt(fill);
    long captured = Money.value(mid - fill.price(), signedSize);
    fills++;
    if (fill.maker()) {
      makerFills++;
      makerNotional = Math.addExact(makerNotional, notional);
      spreadCapture = Math.addExact(spreadCapture, captured);
      makerFees = Math.addExact(makerFees, fill.fee());
    } else {
      takerNotional = Math.addExact(takerNotional, notional);
      takingCost = Math.addExact(takingCost, captured);
    }
    if (fill.fee() > 0) {
      feesPaid = Math.addExact(feesPaid, fill.fee());
    } else {
      rebates = Math.addExact(rebates, -fill.fee());
    }
    cash = Math.subtractExact(cash, fill.side().sign() * notional);
    position += signedSize;
    markouts.fill(nanos, fill.price(), mid, signedSize, fill.maker());
    series.put(FILLED, nanos, notional);
    fillPoints.add(nanos, fill.side(), fill.price(), fill.size(), fill.maker());
    inventory(nanos, position);
  }

  /** The venue's mid at the fill; the last one we saw, or the price itself, when it is unknown. */
  private long midAt(AccountEvent.Fill fill) {
    if (fill.markPrice() > 0) {
      return fill.markPrice();
    }
    return lastMid > 0 ? lastMid : fill.price();
  }

  private void inventory(long nanos, long inventory) {
    series.put(INVENTORY_LOW, nanos, inventory);
    series.put(INVENTORY_HIGH, nanos, inventory);
    series.put(INVENTORY, nanos, inventory);
    long size = Math.abs(inventory);
    if (size > 0) {
      maxInventory = Math.max(maxInventory, size);
      maxInventoryNotional = Math.max(maxInventoryNotional, Money.value(lastMid, size));
    }
  }

  CoinSummary finish(long endNanos) {
    markouts.finish();
    return new CoinSummary(
        instrument.coin(),
        orders,
        cancels,
        refusals,
        fills,
        makerFills,
        makerNotional,
        takerNotional,
        orderedNotional,
        attribution(),
        position,
        maxInventory,
        maxInventoryNotional,
        quotedTime.share(endNanos),
        markouts.points(1e4 * Ratios.of(makerFees, makerNotional)));
  }

  private Attribution attribution() {
    long gross = Math.addExact(cash, Money.value(lastMid, position));
    long adverse = markouts.adverseSelection();
    return new Attribution(
        spreadCapture,
        takingCost,
        adverse,
        gross - spreadCapture - takingCost - adverse,
        -feesPaid,
        rebates,
        funding);
  }

  String coin() {
    return instrument.coin();
  }

  /** Decimals worth showing of a price: the grid's, plus one for mids. */
  int priceDecimals() {
    return Math.min(Fixed8.DECIMALS, instrument.priceGrid().maxDecimals() + 1);
  }

  long makerFees() {
    return makerFees;
  }

  long markoutsDropped() {
    return markouts.dropped();
  }

  BucketTable series() {
    return series;
  }

  FillPoints fillPoints() {
    return fillPoints;
  }
}
