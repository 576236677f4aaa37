package hft.backtest.feed;

import hft.core.book.MarketFrame;
import org.jspecify.annotations.Nullable;

/**
 * Frames that cross from a reading thread to the consumer together. Made once and reused: whoever
 * holds it owns it. An incomplete batch is the source's last.
 */
final class FrameBatch {
  final MarketFrame[] frames;
  int count;

  /** Why there are no more frames, when it is not the end of the data. */
  @Nullable Throwable failure;

  FrameBatch(MarketFrame[] frames) {
    this.frames = frames;
  }

  boolean isLast() {
    return count < frames.length;
  }
}
