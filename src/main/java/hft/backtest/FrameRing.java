package hft.backtest;

import hft.core.book.MarketFrame;
import hft.port.FrameReady;
import hft.port.MarketTape;
import org.jspecify.annotations.Nullable;

/**
 * The frames that have happened at the venue, oldest first, until both have had them: the venue,
 * which reads them when it has something to do, and the engine, which receives each in its time.
 * Slots and the messages that carry them are made once and reused. Grows by doubling up to {@link
 * #MAX_SLOTS}; more frames than that under way is a feed latency no engine could trade on, and an
 * error.
 */
public final class FrameRing implements MarketTape {
  /** Few: the slots are gone through in turn, and should stay in a core's own cache. */
  static final int INITIAL_SLOTS = 16;

  static final int MAX_SLOTS = 1 << 17;

  private @Nullable FrameReady[] slots = new FrameReady[INITIAL_SLOTS];

  /** Counted from the first frame on: written, received by the engine, read by the venue. */
  private long written;

  private long received;
  private long read;

  /** True when the engine has received everything. */
  boolean isEmpty() {
    return received == written;
  }

  /** The next free slot's frame, now the newest; the caller fills it. */
  MarketFrame add() {
    if (written - Math.min(received, read) == slots.length) {
      grow();
    }
    int at = index(written++);
    FrameReady slot = slots[at];
    if (slot == null) {
      slot = new FrameReady(new MarketFrame());
      slots[at] = slot;
    }
    return slot.frame();
  }

  /** What the engine receives next; it must exist. */
  FrameReady oldest() {
    if (isEmpty()) {
      throw new IllegalStateException("no frame is under way");
    }
    return at(received);
  }

  /** The engine has had its oldest frame. */
  void remove() {
    received++;
  }

  /** Venue time of the oldest frame the venue has not read; {@link Long#MAX_VALUE} for none. */
  long unreadNanos() {
    return read == written ? Long.MAX_VALUE : at(read).frame().venueNanos;
  }

  @Override
  public @Nullable MarketFrame nextBefore(long nanos) {
    if (unreadNanos() >= nanos) {
      return null;
    }
    return at(read++).frame();
  }

  private FrameReady at(long number) {
    FrameReady slot = slots[index(number)];
    if (slot == null) {
      throw new IllegalStateException("no frame was written at " + number);
    }
    return slot;
  }

  private int index(long number) {
    return (int) (number & slots.length - 1);
  }

  private void grow() {
    if (slots.length == MAX_SLOTS) {
      throw new IllegalStateException(
          "more than "
              + MAX_SLOTS
              + " market-data frames under way: the feed latency is too long for this event rate");
    }
    FrameReady[] narrow = slots;
    slots = new FrameReady[2 * narrow.length];
    for (long number = written - narrow.length; number < written; number++) {
      slots[index(number)] = narrow[(int) (number & narrow.length - 1)];
    }
  }
}
