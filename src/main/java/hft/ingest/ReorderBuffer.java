package hft.ingest;

import hft.core.book.MarketFrame;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Holds frames back for a window of venue time and lets them go in venue-time order; equal times
 * keep the order they came in. Memory: the frames of one window.
 */
final class ReorderBuffer {
  /** Receives the frames in order. */
  interface Output {
    void accept(MarketFrame frame) throws IOException;
  }

  private record Held(MarketFrame frame, long sequence) implements Comparable<Held> {
    @Override
    public int compareTo(Held other) {
      int byTime = Long.compare(frame.venueNanos, other.frame.venueNanos);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private final long windowNanos;
  private final Output output;
  private final PriorityQueue<Held> held = new PriorityQueue<>();
  private final ArrayDeque<MarketFrame> spare = new ArrayDeque<>();
  private long sequence;
  private long newestNanos = Long.MIN_VALUE;
  private long releasedNanos = Long.MIN_VALUE;
  private long reordered;

  ReorderBuffer(long windowNanos, Output output) {
    this.windowNanos = windowNanos;
    this.output = output;
  }

  /** How much older than what was already let go this time is; positive means too late. */
  long lateNanos(long venueNanos) {
    return releasedNanos == Long.MIN_VALUE ? 0 : releasedNanos - venueNanos;
  }

  /** Takes a copy. */
  void add(MarketFrame frame) throws IOException {
    if (frame.venueNanos < newestNanos) {
      reordered++;
    }
    MarketFrame copy = take();
    copy.copyFrom(frame);
    held.add(new Held(copy, sequence++));
    newestNanos = Math.max(newestNanos, frame.venueNanos);
    release(newestNanos - windowNanos);
  }

  void flush() throws IOException {
    release(Long.MAX_VALUE);
  }

  long reordered() {
    return reordered;
  }

  private void release(long upToNanos) throws IOException {
    Held next = held.peek();
    while (next != null && next.frame.venueNanos <= upToNanos) {
      held.remove();
      releasedNanos = next.frame.venueNanos;
      output.accept(next.frame);
      spare.push(next.frame);
      next = held.peek();
    }
  }

  private MarketFrame take() {
    @Nullable MarketFrame frame = spare.poll();
    return frame == null ? new MarketFrame() : frame;
  }
}
