package hft.wire.reply;

import hft.core.order.CancelOutcome;
import hft.core.order.ClientOrderId;
import hft.core.order.Outcome;
import hft.wire.json.JsonCursor;

/** The venue's answer to one order or cancel of an action, mutable and reused. */
public final class ActionStatus {
  /** What it says. */
  public enum Kind {
    /** The order rests under {@link ActionStatus#oid}. */
    RESTING,
    /** It traded {@link ActionStatus#filledSize}; of a GTC order the rest keeps resting. */
    FILLED,
    /** Accepted, but it waits for a parent's fill or a trigger: no oid yet. */
    WAITING,
    /** A cancel that took effect. */
    SUCCESS,
    /**
     * Refused; {@link ActionStatus#error} says which family, {@link ActionStatus#text} the words.
     */
    ERROR,
    /** A word we do not know. */
    UNKNOWN
  }

  public Kind kind = Kind.UNKNOWN;
  public long oid;

  /** FILLED: base units at 1e-8. */
  public long filledSize;

  /** FILLED: volume-weighted price at 1e-8. */
  public long averagePrice;

  public boolean hasClientOrderId;
  public long clientOrderIdHigh;
  public long clientOrderIdLow;
  private final ReplyText text = new ReplyText();

  void clear() {
    kind = Kind.UNKNOWN;
    oid = 0;
    filledSize = 0;
    averagePrice = 0;
    hasClientOrderId = false;
    clientOrderIdHigh = 0;
    clientOrderIdLow = 0;
    text.clear();
  }

  void takeText(Kind newKind, JsonCursor cursor) {
    kind = newKind;
    text.take(cursor);
  }

  /** ERROR: the family of the text. */
  public ErrorText error() {
    return text.family();
  }

  /** The venue's own words: of an error, or the word we do not know. */
  public String text() {
    return text.text();
  }

  public ClientOrderId clientOrderId() {
    return new ClientOrderId(clientOrderIdHigh, clientOrderIdLow);
  }

  /** As the answer to an order. */
  public Outcome toOutcome() {
    return switch (kind) {
      case RESTING -> new Outcome.Resting(oid);
      case FILLED -> new Outcome.Filled(oid, filledSize, averagePrice);
      case ERROR -> new Outcome.Rejected(error().reason(), text());
      case WAITING, SUCCESS, UNKNOWN ->
          new Outcome.Unresolved("the venue answered an order with " + kind + " " + text());
    };
  }

  /** As the answer to a cancel. */
  public CancelOutcome toCancelOutcome() {
    return switch (kind) {
      case SUCCESS -> new CancelOutcome.Canceled();
      case ERROR ->
          error() == ErrorText.GONE ? new CancelOutcome.Gone() : new CancelOutcome.Refused(text());
      case RESTING, FILLED, WAITING, UNKNOWN ->
          new CancelOutcome.Unresolved("the venue answered a cancel with " + kind + " " + text());
    };
  }
}
