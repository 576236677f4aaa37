package hft.hyperliquid.feed;

import hft.core.book.MarketFrame;
import hft.port.FrameReady;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Frames on loan to one receiver, with the messages that carry them, all made once. A frame comes
 * back when the receiver says that it has handled its message, in the order of the messages. Full
 * means that the receiver is that many frames behind: further frames are left out, and the first
 * one that finds room again is a GAP, since the receiver cannot know what it missed.
 */
final class FrameRing {
  private final FrameReady[] slots;
  private final AtomicLong handled = new AtomicLong();
  private long claimed;
  private long missed;
  private boolean owesGap;
  private long lastReceiveNanos;

  FrameRing(int capacity) {
    slots = new FrameReady[capacity];
    for (int i = 0; i < capacity; i++) {
      slots[i] = new FrameReady(new MarketFrame(), handled::incrementAndGet);
    }
  }

  /**
   * A copy of {@code frame}, ready to be sent; null when there is no room and it was left out.
   * After a frame was left out the first message is a gap, so ask again for the frame itself when
   * {@link #owesGap} was true.
   */
  @Nullable FrameReady copyOf(MarketFrame frame) {
    if (claimed - handled.get() == slots.length) {
      missed++;
      owesGap = true;
      return null;
    }
    FrameReady message = slots[(int) (claimed % slots.length)];
    MarketFrame slot = message.frame();
    claimed++;
    if (owesGap) {
      owesGap = false;
      slot.kind = MarketFrame.Kind.GAP;
      slot.instrumentId = frame.instrumentId;
      slot.venueNanos = frame.venueNanos;
      slot.receiveNanos = frame.receiveNanos;
      slot.gapFromNanos = lastReceiveNanos;
      slot.bidCount = 0;
      slot.askCount = 0;
    } else {
      slot.copyFrom(frame);
      lastReceiveNanos = frame.receiveNanos;
    }
    return message;
  }

  /** True while the next message will be a gap instead of the frame. */
  boolean owesGap() {
    return owesGap;
  }

  /** Frames left out so far. */
  long missed() {
    return missed;
  }
}
