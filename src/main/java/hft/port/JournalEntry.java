package hft.port;

import hft.core.market.Side;
import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;

/**
 * What the engine decided, sent and learned, one record each, in the order it happened. The journal
 * hashes them, writes them as Parquet and builds the run report from them. Amounts scaled by 1e-8,
 * times nanoseconds since the epoch.
 */
public sealed interface JournalEntry {
  long nanos();

  /**
   * The strategy looked at the market and set its targets.
   *
   * @param fairPrice mid plus alpha, quote currency
   * @param reservationPrice fair price shifted by inventory and funding
   * @param halfSpread quote currency
   * @param sigma price per square root of a second; intensity λ(δ) = a·exp(-k·δ)
   * @param bidPrice innermost target bid, 0 for none; sizes likewise
   */
  record Decision(
      long nanos,
      int instrumentId,
      long mid,
      double fairPrice,
      double reservationPrice,
      double halfSpread,
      double alpha,
      double sigma,
      double a,
      double k,
      long inventory,
      long bidPrice,
      long bidSize,
      long askPrice,
      long askSize)
      implements JournalEntry {}

  /**
   * An approved order left for the gateway. {@code intent.sourceNanos} to {@code nanos} is
   * tick-to-trade.
   */
  record OrderSent(long nanos, long actionId, OrderIntent intent) implements JournalEntry {}

  record CancelSent(long nanos, long actionId, CancelRequest cancel) implements JournalEntry {}

  record OrderAnswered(long nanos, ClientOrderId clientOrderId, Outcome outcome)
      implements JournalEntry {}

  /** The risk gate refused an intent. */
  record Refused(long nanos, OrderIntent intent, String rule) implements JournalEntry {}

  record Filled(long nanos, AccountEvent.Fill fill) implements JournalEntry {}

  record OrderUpdated(long nanos, AccountEvent.OrderUpdate update) implements JournalEntry {}

  record FundingPaid(long nanos, AccountEvent.Funding funding) implements JournalEntry {}

  record Transferred(long nanos, AccountEvent.Transfer transfer) implements JournalEntry {}

  /**
   * A breaker tripped or reset, the ladder moved, a feed was lost or came back, a model is believed
   * or not, or a desk cannot quote at all.
   */
  record SafetyEvent(long nanos, String what, String detail) implements JournalEntry {
    /** A desk's settings leave it nothing to quote. */
    public static final String CANNOT_QUOTE = "cannot quote";

    /** Nothing may be quoted before the venue's truth is known again. */
    public static final String RESYNC = "resync";

    /** A model failed, or whose forecast counts has changed. */
    public static final String MODEL = "model";

    /** The venue's truth is known. */
    public static final String RECONCILED = "reconciled";
  }

  /** Account equity as the risk guardian sees it: cash plus position at mid. */
  record Equity(long nanos, long cash, long equity) implements JournalEntry {}

  /** The book top and the inventory of one instrument, sampled for charts and markouts. */
  record Mark(long nanos, int instrumentId, long bid, long ask, long inventory)
      implements JournalEntry {}

  /** What one side of our quotes was when it changed, for charts. A zero price means no quote. */
  record Quote(long nanos, int instrumentId, Side side, long price, long size)
      implements JournalEntry {}
}
