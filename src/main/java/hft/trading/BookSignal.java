package hft.trading;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Conflation between an order book and one of its readers: at most one "book changed" is under way,
 * however fast the book moves. The writer raises it before it tells, the reader lowers it before it
 * reads, so the newest state is never missed and a stale one is never queued.
 *
 * <p>It remembers when the first frame that the reader has not looked at was received. A reader
 * that is late is late since then, however new the book is by the time it looks.
 */
final class BookSignal {
  /** Nothing is under way. */
  static final long LOWERED = Long.MAX_VALUE;

  private final AtomicLong raisedBy = new AtomicLong(LOWERED);

  /**
   * True when the reader must be told: no message is under way.
   *
   * @param receiveNanos of the frame that changed the book
   */
  boolean raise(long receiveNanos) {
    return raisedBy.get() == LOWERED && raisedBy.compareAndSet(LOWERED, receiveNanos);
  }

  /** Receive time of the frame that raised it; {@link #LOWERED} when it was not raised. */
  long lower() {
    return raisedBy.getAndSet(LOWERED);
  }
}
