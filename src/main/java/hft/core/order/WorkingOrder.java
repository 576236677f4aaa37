package hft.core.order;

import hft.core.market.Side;

/**
 * One of our orders while it lives, mutable and owned by {@link WorkingOrders}. Prices and sizes
 * scaled by 1e-8, times nanoseconds since the epoch.
 */
public final class WorkingOrder {
  /** {@link #queueAhead()} when nobody has estimated it. */
  public static final long QUEUE_UNKNOWN = -1;

  private final OrderIntent intent;
  private final long sentNanos;

  /**
   * Sum of the fill events, and the largest total the venue has reported: two views of one fact.
   */
  long fillEvents;

  long fillReported;

  private OrderState state = OrderState.PENDING;
  private long oid;
  private long filled;
  private long queueAhead = QUEUE_UNKNOWN;

  WorkingOrder(OrderIntent intent, long sentNanos) {
    this.intent = intent;
    this.sentNanos = sentNanos;
  }

  /** As sent. */
  public OrderIntent intent() {
    return intent;
  }

  /** Asks the venue to take it out. */
  public CancelRequest toCancel() {
    return new CancelRequest(intent.instrument(), intent.clientOrderId(), oid);
  }

  public ClientOrderId clientOrderId() {
    return intent.clientOrderId();
  }

  public Side side() {
    return intent.side();
  }

  public long price() {
    return intent.price();
  }

  /** As sent. */
  public long size() {
    return intent.size();
  }

  public Tif tif() {
    return intent.tif();
  }

  public boolean reduceOnly() {
    return intent.reduceOnly();
  }

  public long sentNanos() {
    return sentNanos;
  }

  public OrderState state() {
    return state;
  }

  /** The exchange order id, 0 until the venue has told it. */
  public long oid() {
    return oid;
  }

  public long filled() {
    return filled;
  }

  public long remaining() {
    return intent.size() - filled;
  }

  /** Size ahead of us in the queue at our price, or {@link #QUEUE_UNKNOWN}. */
  public long queueAhead() {
    return queueAhead;
  }

  /** Whoever models the queue writes its estimate here. */
  public void queueAhead(long estimate) {
    queueAhead = estimate;
  }

  /** RESTING with something traded is PARTIALLY_FILLED. */
  void state(OrderState to) {
    state = to == OrderState.RESTING && filled > 0 ? OrderState.PARTIALLY_FILLED : to;
  }

  void oid(long exchangeOrderId) {
    oid = exchangeOrderId == 0 ? oid : exchangeOrderId;
  }

  void filled(long total) {
    filled = total;
  }

  @Override
  public String toString() {
    return side() + " " + remaining() + "@" + price() + " " + state + " " + clientOrderId();
  }
}
