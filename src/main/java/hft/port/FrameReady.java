package hft.port;

import hft.core.book.MarketFrame;

/**
 * A market-data frame for an order book. The frame belongs to the receiver until it has handled
 * this message; the wrapper is made once per frame and reused with it.
 */
public record FrameReady(MarketFrame frame) implements OrderBookCommand {}
