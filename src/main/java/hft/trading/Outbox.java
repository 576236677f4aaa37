package hft.trading;

import hft.core.maker.MakerActions;
import hft.core.maker.MakerDecision;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.CancelRequest;
import hft.core.order.OrderIntent;
import hft.core.quote.MarketState;
import hft.core.quote.QuoteTargets;
import hft.port.JournalEntry;
import hft.port.StageTimes;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects what one decision of a maker wants, then sends it: cancels first, and news to the
 * journal last, as an order would wait while that is woken. Belongs to the strategy's thread.
 */
final class Outbox implements MakerActions {
  private final Desk.Wiring wiring;
  private List<OrderIntent> orders = List.of();
  private List<CancelRequest> cancels = List.of();
  private final List<JournalEntry> news = new ArrayList<>();

  Outbox(Desk.Wiring wiring) {
    this.wiring = wiring;
  }

  /** Before each decision: what was collected belongs to whom it was sent. */
  void begin() {
    orders = new ArrayList<>(0);
    cancels = new ArrayList<>(0);
  }

  @Override
  public void place(OrderIntent intent) {
    orders.add(intent);
  }

  @Override
  public void cancel(CancelRequest cancel) {
    cancels.add(cancel);
  }

  @Override
  public void decided(MakerDecision it) {
    news.add(entry(it));
    quote(it.nanos(), Side.BID, it.bidPrice(), it.bidSize());
    quote(it.nanos(), Side.ASK, it.askPrice(), it.askSize());
  }

  @Override
  public void cannotQuote(long nowNanos, long smallest) {
    String coin = wiring.instrument().coin();
    String why =
        coin
            + ": its smallest order is worth "
            + Fixed8.format(smallest)
            + ", more than the standard order of hft.quote.lot-notional";
    news.add(new JournalEntry.SafetyEvent(nowNanos, JournalEntry.SafetyEvent.CANNOT_QUOTE, why));
  }

  private JournalEntry.Decision entry(MakerDecision it) {
    MarketState in = it.state();
    QuoteTargets to = it.targets();
    return new JournalEntry.Decision(
        it.nanos(),
        wiring.instrument().id(),
        it.mid(),
        to.fairPrice,
        to.reservationPrice,
        to.halfSpread,
        to.alpha,
        in.sigma,
        (in.bidA + in.askA) / 2,
        (in.bidK + in.askK) / 2,
        in.inventory,
        it.bidPrice(),
        it.bidSize(),
        it.askPrice(),
        it.askSize());
  }

  private void quote(long nanos, Side side, long price, long size) {
    news.add(
        new JournalEntry.Quote(
            nanos, wiring.instrument().id(), side, price, price == 0 ? 0 : size));
  }

  /** Orders to the guardian, cancels to the batcher: they need nobody's leave. */
  void send() {
    if (!cancels.isEmpty()) {
      wiring.batcher().tell(new OrderBatcher.Cancel(cancels));
    }
    if (!orders.isEmpty()) {
      wiring.stages().passed(StageTimes.Stage.STRATEGY, orders.getFirst().sourceNanos());
      wiring.guardian().tell(new RiskGuardian.Review(orders));
    }
    news.forEach(wiring.journal()::tell);
    news.clear();
  }
}
