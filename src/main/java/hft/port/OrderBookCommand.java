package hft.port;

/** What an order-book actor understands. */
public sealed interface OrderBookCommand
    permits FrameReady, OrderBookCommand.FeedLost, OrderBookCommand.PublishDue {
  /** The feed is gone: the book is unknown until the next snapshot. */
  record FeedLost(String reason, long atNanos) implements OrderBookCommand {}

  /** The book's own reminder that a publication was put off. */
  record PublishDue() implements OrderBookCommand {}
}
