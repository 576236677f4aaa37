package hft.telemetry;

import hft.core.market.Instrument;
import hft.port.JournalEntry;
import java.util.List;
import java.util.function.Consumer;

/**
 * The run as its journal tells it: the trading actors tell the journal anyway, so this costs them
 * nothing. Filled by the journal's thread, which waits at most while a reader copies.
 */
public final class TradingPicture {
  private static final int RECENT = 12;
  private static final long DRAWDOWN_WINDOW_NANOS = 3_600_000_000_000L;

  private final List<CoinPicture> coins;
  private final OrderPicture orders = new OrderPicture();
  private final SafetyPicture safety = new SafetyPicture();
  private final RecentEntries<JournalEntry.Decision> decisions = new RecentEntries<>(RECENT);
  private final RecentEntries<JournalEntry.Refused> refusals = new RecentEntries<>(RECENT);
  private final RecentEntries<JournalEntry.SafetyEvent> events = new RecentEntries<>(2 * RECENT);
  private final PeakWindow peak = new PeakWindow(DRAWDOWN_WINDOW_NANOS);
  private long firstEquity;
  private long equity;
  private long cash;
  private long entries;

  /**
   * @param inventoryLimit quote currency of one coin at which quoting on one side ends
   * @param horizonNanos of the forecasts
   */
  public TradingPicture(List<Instrument> instruments, double inventoryLimit, long horizonNanos) {
    coins =
        instruments.stream()
            .map(instrument -> new CoinPicture(instrument, inventoryLimit, horizonNanos))
            .toList();
  }

  /** The journal's thread. */
  public synchronized void accept(JournalEntry entry) {
    entries++;
    switch (entry) {
      case JournalEntry.Decision decision -> {
        coins.get(decision.instrumentId()).decided(decision);
        decisions.add(decision);
      }
      case JournalEntry.OrderSent sent -> orders.sent(sent);
      case JournalEntry.CancelSent _ -> orders.cancelSent();
      case JournalEntry.OrderAnswered answered -> orders.answered(answered);
      case JournalEntry.Refused refused -> {
        orders.refused(refused);
        refusals.add(refused);
      }
      case JournalEntry.Filled(long nanos, var fill) ->
          coins.get(fill.instrumentId()).filled(nanos, fill);
      case JournalEntry.OrderUpdated(long _, var update) -> orders.updated(update);
      case JournalEntry.FundingPaid(long _, var funding) ->
          coins.get(funding.instrumentId()).funded(funding.payment());
      case JournalEntry.Transferred(long _, var transfer) -> onTransfer(transfer.amount());
      case JournalEntry.SafetyEvent event -> onSafety(event);
      case JournalEntry.Equity point -> onEquity(point);
      case JournalEntry.Mark mark -> coins.get(mark.instrumentId()).mark(mark);
      case JournalEntry.Quote quote -> coins.get(quote.instrumentId()).quoted(quote);
    }
  }

  private void onSafety(JournalEntry.SafetyEvent event) {
    safety.event(event);
    events.add(event);
    if (event.what().equals("reconciled")) {
      orders.reconciled();
    }
  }

  private void onEquity(JournalEntry.Equity point) {
    if (firstEquity == 0) {
      firstEquity = point.equity();
    }
    equity = point.equity();
    cash = point.cash();
    peak.add(point.nanos(), equity);
  }

  /** Neither gain nor loss, as the drawdown breaker sees it. */
  private void onTransfer(long amount) {
    if (firstEquity == 0) {
      return; // the account opens with it
    }
    long before = equity;
    firstEquity += amount;
    equity += amount;
    cash += amount;
    if (before > 0 && equity > 0) {
      peak.scale(equity / (double) before);
    }
  }

  /** Looks at a state nobody is changing; the reader must be quick and keep nothing. */
  public synchronized void read(Consumer<TradingPicture> reader) {
    reader.accept(this);
  }

  public List<CoinPicture> coins() {
    return coins;
  }

  public OrderPicture orders() {
    return orders;
  }

  public SafetyPicture safety() {
    return safety;
  }

  RecentEntries<JournalEntry.Decision> decisions() {
    return decisions;
  }

  RecentEntries<JournalEntry.Refused> refusals() {
    return refusals;
  }

  RecentEntries<JournalEntry.SafetyEvent> events() {
    return events;
  }

  /** Quote currency scaled; 0 before the account is known. */
  public long equity() {
    return equity;
  }

  public long cash() {
    return cash;
  }

  /** Since the run's first look at the account. */
  public long equityChange() {
    return equity - firstEquity;
  }

  /** How far equity is below its peak of the last hour, as a share of that. */
  public double drawdown() {
    return peak.peak() <= 0 ? 0 : (peak.peak() - equity) / (double) peak.peak();
  }

  public long peak() {
    return peak.peak();
  }

  /** What the journal has told so far. */
  public long entries() {
    return entries;
  }
}
