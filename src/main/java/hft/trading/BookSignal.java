package hft.trading;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Conflation between an order book and one of its readers: at most one "book changed" is under way,
 * however fast the book moves. The writer raises it before it tells, the reader lowers it before it
 * reads, so the newest state is never missed and a stale one is never queued.
 */
final class BookSignal {
  private final AtomicBoolean raised = new AtomicBoolean();

  /** True when the reader must be told: no message is under way. */
  boolean raise() {
    return !raised.get() && raised.compareAndSet(false, true);
  }

  void lower() {
    raised.set(false);
  }
}
