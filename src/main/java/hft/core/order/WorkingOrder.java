package hft.core.order;

/** One of our orders while it may still trade. Mutable; owned by its {@link WorkingOrders}. */
public final class WorkingOrder {
  private final OrderIntent intent;
  private final long placedNanos;
  private OrderState state = OrderState.PENDING;
  private long remaining;
  private long oid;

  WorkingOrder(OrderIntent intent, long placedNanos) {
    this.intent = intent;
    this.placedNanos = placedNanos;
    this.remaining = intent.size();
  }

  public OrderIntent intent() {
    return intent;
  }

  public OrderState state() {
    return state;
  }

  /** What may still trade, scaled base units. */
  public long remaining() {
    return remaining;
  }

  /** The exchange order id; 0 until known. */
  public long oid() {
    return oid;
  }

  public long placedNanos() {
    return placedNanos;
  }

  public CancelRequest toCancel() {
    return new CancelRequest(intent.instrument(), intent.clientOrderId(), oid);
  }

  /** Moves if the move is legal; tells whether it was. */
  boolean move(OrderState next) {
    if (!state.allows(next)) {
      return false;
    }
    state = next;
    return true;
  }

  void oid(long known) {
    if (known != 0) {
      oid = known;
    }
  }

  void reduce(long size) {
    remaining = Math.max(0, remaining - size);
  }
}
