package hft.telemetry;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.port.AccountEvent;
import hft.port.JournalEntry;
import org.jspecify.annotations.Nullable;

/** One coin as the journal tells it. Prices and sizes scaled by 1e-8. */
public final class CoinPicture {
  private final Instrument instrument;
  private final double inventoryLimit;
  private final ProfitSplit profit = new ProfitSplit();
  private final AlphaHealth alpha;
  private final long[] quotePrices = new long[2];
  private final long[] quoteSizes = new long[2];
  private long mid;
  private long inventory;
  private JournalEntry.@Nullable Decision decision;
  private long decisions;
  private long fills;

  /**
   * @param inventoryLimit quote currency at which quoting on one side ends
   */
  CoinPicture(Instrument instrument, double inventoryLimit, long horizonNanos) {
    this.instrument = instrument;
    this.inventoryLimit = inventoryLimit;
    this.alpha = new AlphaHealth(horizonNanos);
  }

  void mark(JournalEntry.Mark mark) {
    if (mark.bid() > 0 && mark.ask() > 0) {
      mid = mark.bid() + (mark.ask() - mark.bid()) / 2;
      profit.mark(mark.nanos(), mid);
      alpha.mark(mark.nanos(), Fixed8.toDouble(mid));
    }
    inventory = mark.inventory();
  }

  void decided(JournalEntry.Decision made) {
    decision = made;
    decisions++;
    alpha.forecast(made.nanos(), made.alpha(), Fixed8.toDouble(made.mid()));
  }

  void quoted(JournalEntry.Quote quote) {
    quotePrices[quote.side().ordinal()] = quote.price();
    quoteSizes[quote.side().ordinal()] = quote.size();
  }

  void filled(long nanos, AccountEvent.Fill fill) {
    fills++;
    inventory += fill.side().sign() * fill.size();
    profit.fill(nanos, fill);
  }

  void funded(long payment) {
    profit.funding(payment);
  }

  public Instrument instrument() {
    return instrument;
  }

  public ProfitSplit profit() {
    return profit;
  }

  public AlphaHealth alpha() {
    return alpha;
  }

  /** The innermost quote that is wanted; 0 for none. */
  public long quotePrice(Side side) {
    return quotePrices[side.ordinal()];
  }

  public long quoteSize(Side side) {
    return quoteSizes[side.ordinal()];
  }

  public long mid() {
    return mid;
  }

  /** Signed, base units. */
  public long inventory() {
    return inventory;
  }

  /** Inventory as a share of where quoting on one side ends: 1 long, -1 short. */
  public double skew() {
    return Fixed8.toDouble(inventory) * Fixed8.toDouble(mid) / inventoryLimit;
  }

  JournalEntry.@Nullable Decision decision() {
    return decision;
  }

  public long decisions() {
    return decisions;
  }

  public long fills() {
    return fills;
  }
}
