package hft.core.order;

/**
 * Where one of our orders stands. Answers and account events come in any order, so every state says
 * which may follow.
 */
public enum OrderState {
  /** Sent, not answered. */
  PENDING,
  /** In the book. */
  RESTING,
  /** A cancel is on its way; it may still trade. */
  CANCELING,
  /** No answer: it may rest, have traded, or never have existed. */
  UNRESOLVED,
  FILLED,
  CANCELED,
  REJECTED;

  public boolean isTerminal() {
    return this == FILLED || this == CANCELED || this == REJECTED;
  }

  /** True when an order may go from here to {@code next}. */
  public boolean allows(OrderState next) {
    return switch (this) {
      case PENDING -> next != PENDING;
      case RESTING -> next == CANCELING || next == FILLED || next == CANCELED || next == UNRESOLVED;
      // Back to resting when the venue refuses the cancel.
      case CANCELING ->
          next == RESTING
              || next == FILLED
              || next == CANCELED
              || next == REJECTED
              || next == UNRESOLVED;
      case UNRESOLVED -> next != PENDING && next != UNRESOLVED;
      case FILLED, CANCELED, REJECTED -> false;
    };
  }
}
