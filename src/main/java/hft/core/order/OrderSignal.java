package hft.core.order;

/**
 * Something we learn about an order, whoever tells it: the gateway's answer, the account stream.
 */
public enum OrderSignal {
  /** The venue says it rests. */
  ACKNOWLEDGED,
  /** A fill that leaves something to trade. */
  FILLED_PART,
  /** The fill that leaves nothing, or the venue's word that nothing is left. */
  FILLED_WHOLE,
  /** We asked the venue to cancel it. */
  CANCEL_SENT,
  /** The venue would not process our cancel. */
  CANCEL_REFUSED,
  /** Out of the book: our cancel, the venue's own, or the rest of an IOC. */
  CANCELED,
  /** Refused on arrival. */
  REJECTED,
  /** The deadline passed without an answer, or the answer cannot be read. */
  UNANSWERED
}
