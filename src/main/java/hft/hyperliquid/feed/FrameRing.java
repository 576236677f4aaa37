package hft.hyperliquid.feed;

import hft.core.book.MarketFrame;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Frames on loan to one receiver, with the messages that carry them, all made once. A frame comes back
 * when the receiver says that it has handled its message, in the order of the messages. Full means
 * that the receiver is that many frames behind: further frames are left out, and the first one that
 * finds room again is a GAP, since the receiver cannot know what it missed.
 *
 * @param <M> the message a frame travels in
 */
public final class FrameRing<M> {
  private record Slot<M>(MarketFrame frame, M message) {}

  private final Slot<M>[] slots;
  private final AtomicLong handled = new AtomicLong();
  private long claimed;
  private long missed;
  private boolean owesGap;
  private long lastReceiveNanos;

  /**
   * @param wrap makes the message of a frame; the receiver runs the second argument when done with it
   */
  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic record
  public FrameRing(int capacity, BiFunction<MarketFrame, Runnable, M> wrap) {
    slots = new Slot[capacity];
    for (int i = 0; i < capacity; i++) {
      MarketFrame frame = new MarketFrame();
      slots[i] = new Slot<>(frame, wrap.apply(frame, handled::incrementAndGet));
    }
  }

  /**
   * A copy of {@code frame}, ready to be sent; null when there is no room and it was left out. After
   * a frame was left out the first message is a gap, so ask again for the frame itself when {@link #owesGap} was true.
   */
  public @Nullable M copyOf(MarketFrame frame) {
    if (claimed - handled.get() == slots.length) {
      missed++;
      owesGap = true;
      return null;
    }
    Slot<M> slot = slots[(int) (claimed % slots.length)];
    claimed++;
    if (owesGap) {
      owesGap = false;
      slot.frame.kind = MarketFrame.Kind.GAP;
      slot.frame.instrumentId = frame.instrumentId;
      slot.frame.venueNanos = frame.venueNanos;
      slot.frame.receiveNanos = frame.receiveNanos;
      slot.frame.gapFromNanos = lastReceiveNanos;
      slot.frame.bidCount = 0;
      slot.frame.askCount = 0;
    } else {
      slot.frame.copyFrom(frame);
      lastReceiveNanos = frame.receiveNanos;
    }
    return slot.message;
  }

  /** True while the next message will be a gap instead of the frame. */
  public boolean owesGap() {
    return owesGap;
  }

  /** Frames left out so far. */
  public long missed() {
    return missed;
  }
}
