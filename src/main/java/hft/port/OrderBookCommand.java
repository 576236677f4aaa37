package hft.port;

/** What an order-book actor understands. */
public sealed interface OrderBookCommand
    permits FrameReady,
        OrderBookCommand.FeedLost,
        OrderBookCommand.FeedFound,
        OrderBookCommand.PublishDue {
  /** The feed is gone: the book is unknown until the next snapshot. */
  record FeedLost(String reason, long atNanos) implements OrderBookCommand {}

  /** The feed can be trusted again: what comes after this is the market as it is now. */
  record FeedFound(long atNanos) implements OrderBookCommand {}

  /** The book's own reminder that a publication was put off. */
  record PublishDue() implements OrderBookCommand {}
}
