package hft.recorder;

import hft.core.book.MarketFrame;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way from the feed's thread to the recorder's, all made once. Neither side ever
 * waits for the other: when it is full the frame is dropped and counted.
 */
public final class FrameQueue {
  private final MarketFrame[] slots;
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  public FrameQueue(int capacity) {
    slots = new MarketFrame[capacity];
    for (int i = 0; i < capacity; i++) {
      slots[i] = new MarketFrame();
    }
  }

  /** The feed's thread only: takes a copy, or drops the frame when there is no room. */
  public void offer(MarketFrame frame) {
    long at = written.getPlain();
    if (at - read.getAcquire() == slots.length) {
      dropped.setRelease(dropped.getPlain() + 1);
      return;
    }
    slots[(int) (at % slots.length)].copyFrom(frame);
    written.setRelease(at + 1);
  }

  /** The recorder's thread only: the oldest frame, valid until {@link #release}; null for none. */
  @Nullable MarketFrame peek() {
    long at = read.getPlain();
    return at == written.getAcquire() ? null : slots[(int) (at % slots.length)];
  }

  /** The recorder's thread only: done with what {@link #peek} returned. */
  void release() {
    read.setRelease(read.getPlain() + 1);
  }

  /** Any thread: frames that found no room so far. */
  public long dropped() {
    return dropped.getAcquire();
  }

  public int capacity() {
    return slots.length;
  }

  /** Any thread: frames the recorder has taken. */
  public long taken() {
    return read.getAcquire();
  }

  /** Any thread: frames that wait now. */
  public int waiting() {
    return (int) (written.getAcquire() - read.getAcquire());
  }
}
