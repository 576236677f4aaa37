package hft.backtest;

import hft.core.book.MarketFrame;

/** A recorded market in one total order of venue time. */
public interface FrameSource extends AutoCloseable {
  /** Where frames are made. */
  interface Room {
    /** A frame to fill, with room for about so many levels a side. */
    MarketFrame frame(int levels);

    /** Always the same frame. */
    static Room of(MarketFrame frame) {
      return levels -> frame;
    }
  }

  /** Makes the next frame in the room; false, with nothing asked of the room, at the end. */
  boolean poll(Room room);

  @Override
  void close();
}
