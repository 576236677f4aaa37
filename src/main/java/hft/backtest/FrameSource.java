package hft.backtest;

import hft.core.book.MarketFrame;

/** A recorded market in one total order of venue time. */
public interface FrameSource extends AutoCloseable {
  /** Fills {@code into} with the next frame; false at the end. */
  boolean poll(MarketFrame into);

  @Override
  void close();
}
