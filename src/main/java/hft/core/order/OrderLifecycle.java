package hft.core.order;

import static hft.core.order.OrderSignal.*;
import static hft.core.order.OrderState.*;

/**
 * The one table of what may happen to an order. Gateway answers and the account stream race each
 * other, so a fill may come before the acknowledgement, a cancel's answer before the fill that
 * preceded it, and anything twice: those are {@link Kind#REDUNDANT} or plain moves, never errors. A
 * pair that contradicts itself (a fill of a rejected order) is {@link Kind#ILLEGAL}: a value for
 * the caller to count and to reconcile about, and the state stays.
 *
 * <pre>
 *            ACK      FILL_PART  FILL_WHOLE  CXL_SENT  CXL_REFUSED  CANCELED  REJECTED  UNANSWERED
 * PENDING    RESTING  PARTIAL    FILLED      CXLPEND   =            CANCELED  REJECTED  UNRESOLVED
 * RESTING    =        PARTIAL    FILLED      CXLPEND   =            CANCELED  illegal   =
 * PARTIAL    =        =          FILLED      CXLPEND   =            CANCELED  illegal   =
 * CXLPEND    =        =          FILLED      =         RESTING      CANCELED  REJECTED  UNRESOLVED
 * UNRESOLVED RESTING  =          FILLED      CXLPEND   RESTING      CANCELED  REJECTED  =
 * FILLED     =        =          =           =         =            =         illegal   =
 * CANCELED   =        =          FILLED      =         =            =         illegal   =
 * REJECTED   illegal  illegal    illegal     =         =            =         =         =
 * </pre>
 *
 * <p>RESTING after a refused cancel or a late acknowledgement becomes PARTIALLY_FILLED in {@link
 * WorkingOrder} when it has traded: the table does not know sizes.
 */
public final class OrderLifecycle {
  /** What a signal means in a state. */
  public enum Kind {
    /** A new state. */
    MOVED,
    /** Already known, or of no consequence: the state stays. */
    REDUNDANT,
    /** It contradicts what we know: the state stays and somebody should look. */
    ILLEGAL
  }

  /** The answer: what kind of move, and the state after it. */
  public record Move(Kind kind, OrderState to) {}

  private static final OrderState[] STATES = OrderState.values();
  private static final OrderSignal[] SIGNALS = OrderSignal.values();
  private static final Move[] TABLE = new Move[STATES.length * SIGNALS.length];

  static {
    for (OrderState state : STATES) {
      for (OrderSignal signal : SIGNALS) {
        put(state, signal, new Move(Kind.REDUNDANT, state));
      }
    }
    moves(PENDING, ACKNOWLEDGED, RESTING, FILLED_PART, PARTIALLY_FILLED, CANCEL_SENT);
    move(PENDING, OrderSignal.REJECTED, OrderState.REJECTED);
    move(PENDING, UNANSWERED, UNRESOLVED);
    moves(RESTING, ACKNOWLEDGED, RESTING, FILLED_PART, PARTIALLY_FILLED, CANCEL_SENT);
    moves(PARTIALLY_FILLED, ACKNOWLEDGED, PARTIALLY_FILLED, FILLED_PART, PARTIALLY_FILLED, CANCEL_SENT);
    moves(CANCEL_PENDING, CANCEL_REFUSED, RESTING, FILLED_PART, CANCEL_PENDING, CANCEL_SENT);
    move(CANCEL_PENDING, OrderSignal.REJECTED, OrderState.REJECTED);
    move(CANCEL_PENDING, UNANSWERED, UNRESOLVED);
    moves(UNRESOLVED, ACKNOWLEDGED, RESTING, FILLED_PART, UNRESOLVED, CANCEL_SENT);
    move(UNRESOLVED, CANCEL_REFUSED, RESTING);
    move(UNRESOLVED, OrderSignal.REJECTED, OrderState.REJECTED);
    move(OrderState.CANCELED, FILLED_WHOLE, FILLED);
    illegal(RESTING, OrderSignal.REJECTED);
    illegal(PARTIALLY_FILLED, OrderSignal.REJECTED);
    illegal(FILLED, OrderSignal.REJECTED);
    illegal(OrderState.CANCELED, OrderSignal.REJECTED);
    illegal(OrderState.REJECTED, ACKNOWLEDGED);
    illegal(OrderState.REJECTED, FILLED_PART);
    illegal(OrderState.REJECTED, FILLED_WHOLE);
  }

  private OrderLifecycle() {}

  /** What {@code signal} does to an order in {@code state}. Never throws, never allocates. */
  public static Move after(OrderState state, OrderSignal signal) {
    return TABLE[state.ordinal() * SIGNALS.length + signal.ordinal()];
  }

  /** The rows of live states: two moves of their own, then what every live order may do. */
  private static void moves(
      OrderState from,
      OrderSignal first,
      OrderState firstTo,
      OrderSignal second,
      OrderState secondTo,
      OrderSignal cancel) {
    move(from, first, firstTo);
    move(from, second, secondTo);
    move(from, cancel, CANCEL_PENDING);
    move(from, FILLED_WHOLE, FILLED);
    move(from, OrderSignal.CANCELED, OrderState.CANCELED);
  }

  private static void move(OrderState from, OrderSignal signal, OrderState to) {
    put(from, signal, new Move(from == to ? Kind.REDUNDANT : Kind.MOVED, to));
  }

  private static void illegal(OrderState from, OrderSignal signal) {
    put(from, signal, new Move(Kind.ILLEGAL, from));
  }

  private static void put(OrderState state, OrderSignal signal, Move move) {
    TABLE[state.ordinal() * SIGNALS.length + signal.ordinal()] = move;
  }
}
