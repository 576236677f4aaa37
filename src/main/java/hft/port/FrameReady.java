package hft.port;

import hft.core.book.MarketFrame;

/**
 * A market-data frame for an order book. The frame belongs to the receiver until it has handled
 * this message; the wrapper is made once per frame and reused with it.
 *
 * @param handled to be run by the receiver when it is done with the frame, whatever came of it
 */
public record FrameReady(MarketFrame frame, Runnable handled) implements OrderBookCommand {
  private static final Runnable NOBODY_WAITS = () -> {};

  /** A frame whose owner does not need it back. */
  public FrameReady(MarketFrame frame) {
    this(frame, NOBODY_WAITS);
  }
}
