package hft.app.live;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.port.JournalEntry;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the journal tells of a run, for the heartbeat and the last lines. Written by the journal's
 * thread; the position counts are exact once the tree has ended.
 */
final class Ledger {
  private final long[] bought;
  private long received;
  private long transferred;
  private long payments;
  private final AtomicLong orders = new AtomicLong();
  private final AtomicLong cancels = new AtomicLong();
  private final AtomicLong fills = new AtomicLong();
  private final AtomicLong lastEquityNanos = new AtomicLong();

  Ledger(int instruments) {
    bought = new long[instruments];
  }

  synchronized void accept(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.OrderSent _ -> orders.incrementAndGet();
      case JournalEntry.CancelSent _ -> cancels.incrementAndGet();
      case JournalEntry.Equity(long nanos, long _, long _) -> lastEquityNanos.set(nanos);
      case JournalEntry.Filled(long _, var fill) -> {
        fills.incrementAndGet();
        long notional = Fixed8.multiply(fill.price(), fill.size());
        pay(-fill.side().sign() * notional - fill.fee());
        bought[fill.instrumentId()] += fill.side() == Side.BID ? fill.size() : -fill.size();
      }
      case JournalEntry.FundingPaid(long _, var funding) -> pay(funding.payment());
      case JournalEntry.Transferred(long _, var transfer) ->
          transferred = Math.addExact(transferred, transfer.amount());
      default -> {}
    }
  }

  private void pay(long amount) {
    received = Math.addExact(received, amount);
    payments++;
  }

  /** Put on the account less taken off it, as far as we heard, scaled by 1e-8. */
  synchronized long transferred() {
    return transferred;
  }

  /** Cash received less cash paid since the run began, fees and funding in it, scaled by 1e-8. */
  synchronized long received() {
    return received;
  }

  /** Fills and settlements of funding in {@link #received}. */
  synchronized long payments() {
    return payments;
  }

  /** Signed size bought since the run began, scaled by 1e-8. */
  synchronized long bought(int instrumentId) {
    return bought[instrumentId];
  }

  long orders() {
    return orders.get();
  }

  long cancels() {
    return cancels.get();
  }

  long fills() {
    return fills.get();
  }

  /** When the risk guardian last looked at equity; 0 before it first did. */
  long lastEquityNanos() {
    return lastEquityNanos.get();
  }
}
