package hft.core.order;

/**
 * The one table of what may happen to an order. Gateway answers and the account stream race each
 * other, so a fill may come before the acknowledgement, a cancel's answer before the fill that
 * preceded it, and anything twice: those move the order or are {@link Kind#REDUNDANT}, never
 * errors. A pair that contradicts itself (a fill of a rejected order) is {@link Kind#ILLEGAL}: a
 * value for the caller to count and to reconcile about, and the state stays.
 *
 * <p>The table does not know sizes: RESTING after a refused cancel or a late acknowledgement is
 * made PARTIALLY_FILLED by {@link WorkingOrder} when the order has traded.
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

  private static final int SIGNALS = OrderSignal.values().length;
  private static final Move[] TABLE = new Move[OrderState.values().length * SIGNALS];

  // One row a state, one column a signal in OrderSignal's order; "=" the state stays, "!" illegal.
  private static final String TEXT =
      """
      STATE             ACKNOWLEDGED  FILLED_PART       FILLED_WHOLE  CANCEL_SENT     CANCEL_REFUSED  CANCELED  REJECTED  UNANSWERED
      PENDING           RESTING       PARTIALLY_FILLED  FILLED        CANCEL_PENDING  =               CANCELED  REJECTED  UNRESOLVED
      RESTING           =             PARTIALLY_FILLED  FILLED        CANCEL_PENDING  =               CANCELED  !         =
      PARTIALLY_FILLED  =             =                 FILLED        CANCEL_PENDING  =               CANCELED  !         =
      CANCEL_PENDING    =             =                 FILLED        =               RESTING         CANCELED  REJECTED  UNRESOLVED
      UNRESOLVED        RESTING       =                 FILLED        CANCEL_PENDING  RESTING         CANCELED  REJECTED  =
      FILLED            =             =                 =             =               =               =         !         =
      CANCELED          =             =                 FILLED        =               =               =         !         =
      REJECTED          !             !                 !             =               =               =         =         =
      """;

  static {
    String[] lines = TEXT.strip().split("\n");
    String[] signals = lines[0].split("\\s+");
    for (int line = 1; line < lines.length; line++) {
      String[] cells = lines[line].split("\\s+");
      OrderState from = OrderState.valueOf(cells[0]);
      for (int column = 1; column < cells.length; column++) {
        OrderSignal signal = OrderSignal.valueOf(signals[column]);
        TABLE[from.ordinal() * SIGNALS + signal.ordinal()] = cell(from, cells[column]);
      }
    }
  }

  private OrderLifecycle() {}

  /** What {@code signal} does to an order in {@code state}. Never throws, never allocates. */
  public static Move after(OrderState state, OrderSignal signal) {
    return TABLE[state.ordinal() * SIGNALS + signal.ordinal()];
  }

  private static Move cell(OrderState from, String cell) {
    return switch (cell) {
      case "=" -> new Move(Kind.REDUNDANT, from);
      case "!" -> new Move(Kind.ILLEGAL, from);
      default -> new Move(Kind.MOVED, OrderState.valueOf(cell));
    };
  }
}
