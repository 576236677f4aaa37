package hft.core.book;

/** What a book made of a frame. */
public enum ApplyResult {
  /** Taken in. */
  APPLIED,
  /** Older than what the book already says: ignored. */
  STALE,
  /** The book is unknown since a gap and this frame cannot end that: ignored. */
  UNKNOWN_BOOK,
  /** Not a book frame: ignored. */
  NOT_A_BOOK,
  /**
   * A negative size, a price that is not positive, or levels out of order: refused, the book is
   * unknown now.
   */
  MALFORMED,
  /** Bid and ask cross: refused, the book is unknown now. */
  CROSSED
}
