package hft.core.order;

/** What became of a cancel. */
public sealed interface CancelOutcome {
  /** The order is out of the book. */
  record Canceled() implements CancelOutcome {}

  /**
   * "Never placed, already canceled, or filled": terminal, but which of the three the fills must
   * tell.
   */
  record Gone() implements CancelOutcome {}

  /** The venue refused to process the cancel; the order still works. */
  record Refused(String text) implements CancelOutcome {}

  /** No readable answer. */
  record Unresolved(String why) implements CancelOutcome {}
}
