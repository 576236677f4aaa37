package hft.core.order;

/**
 * Where one of our orders stands, as far as we know. {@link OrderLifecycle} says which moves are
 * legal.
 */
public enum OrderState {
  /** Sent, no answer yet: it may or may not be in the book. */
  PENDING,
  RESTING,
  PARTIALLY_FILLED,
  /** A cancel is on its way; the order still trades until the venue says otherwise. */
  CANCEL_PENDING,
  /** Nobody answered in time: it may or may not exist. Reconciliation ends this, never a guess. */
  UNRESOLVED,
  FILLED,
  /** Out of the book with something left, at our request or the venue's. */
  CANCELED,
  /** Refused: it never rested. */
  REJECTED;

  /** Nothing can trade any more (a fill that is still on its way to us may yet be told). */
  public boolean isTerminal() {
    return switch (this) {
      case PENDING, RESTING, PARTIALLY_FILLED, CANCEL_PENDING, UNRESOLVED -> false;
      case FILLED, CANCELED, REJECTED -> true;
    };
  }

  /** True when a new quote may be compared with it: it works, and nobody has asked it to leave. */
  public boolean isQuoting() {
    return switch (this) {
      case PENDING, RESTING, PARTIALLY_FILLED -> true;
      case CANCEL_PENDING, UNRESOLVED, FILLED, CANCELED, REJECTED -> false;
    };
  }
}
