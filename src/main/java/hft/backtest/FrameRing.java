package hft.backtest;

import hft.core.book.MarketFrame;
import hft.port.FrameReady;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The frames that have happened at the venue and have not reached us yet, oldest first. Slots and
 * the messages that carry them are made once and reused. Grows by doubling up to {@link
 * #MAX_SLOTS}; more frames than that under way is a feed latency no engine could trade on, and an
 * error.
 *
 * @param <M> the message that shows a frame to the venue
 */
final class FrameRing<M> {
  static final int INITIAL_SLOTS = 256;
  static final int MAX_SLOTS = 1 << 17;

  /** One frame and the two messages that carry it. */
  static final class Slot<M> {
    final MarketFrame frame = new MarketFrame();
    final FrameReady ready = new FrameReady(frame);
    final M tick;

    Slot(Function<MarketFrame, M> tick) {
      this.tick = tick.apply(frame);
    }
  }

  private final Function<MarketFrame, M> tick;
  private @Nullable Slot<M>[] slots;
  private long head;
  private long tail;

  FrameRing(Function<MarketFrame, M> tick) {
    this.tick = tick;
    this.slots = newArray(INITIAL_SLOTS);
  }

  boolean isEmpty() {
    return head == tail;
  }

  int size() {
    return (int) (tail - head);
  }

  /** The next free slot, now the newest; the caller fills its frame. */
  Slot<M> add() {
    if (size() == slots.length) {
      grow();
    }
    int at = (int) (tail++ & slots.length - 1);
    Slot<M> slot = slots[at];
    if (slot == null) {
      slot = new Slot<>(tick);
      slots[at] = slot;
    }
    return slot;
  }

  /** The oldest slot; it must exist. */
  Slot<M> oldest() {
    Slot<M> slot = isEmpty() ? null : slots[(int) (head & slots.length - 1)];
    if (slot == null) {
      throw new IllegalStateException("no frame is under way");
    }
    return slot;
  }

  /** Frees the oldest slot: its frame may be filled again from the next {@link #add} on. */
  void remove() {
    head++;
  }

  private void grow() {
    if (slots.length == MAX_SLOTS) {
      throw new IllegalStateException(
          "more than "
              + MAX_SLOTS
              + " market-data frames under way: the feed latency is too long for this event rate");
    }
    @Nullable Slot<M>[] wider = newArray(2 * slots.length);
    for (long at = head; at < tail; at++) {
      wider[(int) (at & wider.length - 1)] = slots[(int) (at & slots.length - 1)];
    }
    slots = wider;
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // generic array: only Slot<M> is ever stored
  private static <M> @Nullable Slot<M>[] newArray(int length) {
    return (@Nullable Slot<M>[]) new Slot[length];
  }
}
