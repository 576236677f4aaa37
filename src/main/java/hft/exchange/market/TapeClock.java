package hft.exchange.market;

import hft.core.book.MarketFrame;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays a tape on the venue's clock: the first frame happens when the exchange starts, the others
 * at their distance from it divided by the speed. At the end it starts over or falls silent.
 */
public final class TapeClock implements AutoCloseable {
  private final Supplier<MarketTape> open;
  private final double speed;
  private final boolean loop;
  private MarketTape tape;
  private @Nullable MarketFrame head;
  private long startNanos;
  private long firstNanos;
  private long lastNanos;
  private boolean silent;

  /**
   * @param open gives the tape from its beginning, once for every round
   * @param speed market seconds per second, more than 0
   */
  public TapeClock(Supplier<MarketTape> open, double speed, boolean loop, long startNanos) {
    if (!(speed > 0 && speed <= 10_000)) {
      throw new IllegalArgumentException("speed must be more than 0, at most 10000, was " + speed);
    }
    this.open = open;
    this.speed = speed;
    this.loop = loop;
    this.startNanos = startNanos;
    this.tape = open.get();
    begin();
  }

  private void begin() {
    head = tape.poll();
    silent = head == null;
    firstNanos = head == null ? 0 : head.venueNanos;
    lastNanos = startNanos;
  }

  /** The next frame due by {@code nanos}, stamped with the venue's time; null when none is. */
  public @Nullable MarketFrame poll(long nanos) {
    if (silent) {
      return null;
    }
    if (head == null) {
      head = tape.poll();
    }
    if (head == null) {
      startOver();
      if (head == null) {
        return null;
      }
    }
    long at = stamped(head.venueNanos);
    if (at > nanos) {
      return null;
    }
    MarketFrame due = head;
    head = null;
    due.venueNanos = Math.max(at, lastNanos); // after a new start times do not go back
    due.receiveNanos = due.venueNanos;
    lastNanos = due.venueNanos;
    return due;
  }

  private long stamped(long nanos) {
    return startNanos + (long) ((nanos - firstNanos) / speed);
  }

  private void startOver() {
    tape.close();
    if (!loop) {
      silent = true;
      return;
    }
    startNanos = lastNanos + 1;
    tape = open.get();
    begin();
  }

  @Override
  public void close() {
    tape.close();
  }
}
