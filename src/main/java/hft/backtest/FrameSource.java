package hft.backtest;

import hft.core.book.MarketFrame;
import org.jspecify.annotations.Nullable;

/** A recorded market in one total order of venue time. */
public interface FrameSource extends AutoCloseable {
  /** The next frame, the caller's until the next call; null at the end. */
  @Nullable MarketFrame poll();

  @Override
  void close();
}
