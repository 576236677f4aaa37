package hft.app.live;

import hft.core.book.MarketFrame;
import hft.hyperliquid.feed.FrameTap;
import hft.port.MarketTape;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The live market as the tape of a simulated exchange: written by the feed's thread, read by the
 * exchange's. Frames are stamped with the time we saw them, since the simulated venue's clock is
 * ours. Full leaves frames out, and the coin's next frame is a gap.
 */
final class TapeRing implements FrameTap, MarketTape {
  private final MarketFrame[] frames;
  private final boolean[] owesGap;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicBoolean raised = new AtomicBoolean();
  private final Runnable wake;
  private boolean lent;

  /**
   * @param wake tells the reader that there is something to read; not again before it looked
   */
  TapeRing(int capacity, int instruments, Runnable wake) {
    frames = new MarketFrame[capacity];
    for (int i = 0; i < capacity; i++) {
      frames[i] = new MarketFrame();
    }
    owesGap = new boolean[instruments];
    this.wake = wake;
  }

  @Override
  public void frame(MarketFrame frame) {
    int id = frame.instrumentId;
    if (written.get() - read.get() == frames.length) {
      owesGap[id] = true;
      return;
    }
    MarketFrame slot = frames[(int) (written.get() % frames.length)];
    slot.copyFrom(frame);
    slot.venueNanos = frame.receiveNanos;
    if (owesGap[id]) {
      owesGap[id] = false;
      slot.kind = MarketFrame.Kind.GAP; // the next book frame makes it known again
      slot.gapFromNanos = frame.receiveNanos;
    }
    written.set(written.get() + 1); // volatile: not to change places with the look at raised
    if (!raised.get() && raised.compareAndSet(false, true)) {
      wake.run();
    }
  }

  @Override
  public @Nullable MarketFrame nextBefore(long nanos) {
    raised.set(false);
    if (lent) {
      lent = false;
      read.setRelease(read.get() + 1);
    }
    if (read.get() == written.get()) {
      return null;
    }
    MarketFrame next = frames[(int) (read.get() % frames.length)];
    lent = next.venueNanos < nanos;
    return lent ? next : null;
  }
}
