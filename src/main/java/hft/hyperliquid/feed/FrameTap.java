package hft.hyperliquid.feed;

import hft.core.book.MarketFrame;

/**
 * Sees every frame that goes to an order book, on the feed's thread; the frame is valid during the
 * call.
 */
@FunctionalInterface
public interface FrameTap {
  FrameTap NONE = frame -> {};

  void frame(MarketFrame frame);
}
