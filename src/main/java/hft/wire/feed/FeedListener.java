package hft.wire.feed;

import hft.core.book.MarketFrame;
import hft.wire.json.MalformedMessage;
import hft.wire.reply.ActionReply;
import hft.wire.subscription.Subscription;

/**
 * Takes what {@link FeedDecoder} read. At most one call per message, after all of the message was
 * found to be in order. Carriers are valid during the call only.
 */
public interface FeedListener {
  /** How deep and how often a book is sent. */
  enum BookKind {
    /** 20 levels every few seconds. */
    FULL,
    /** 5 levels about twice a second. */
    FAST,
    /** Levels merged: for display, never to trade from. */
    AGGREGATED
  }

  default void book(BookKind kind, MarketFrame snapshot) {}

  default void bbo(MarketFrame bbo) {}

  /** Prints of one message, in its order. The first message after subscribing repeats old ones. */
  default void trades(Rows<MarketFrame> trades) {}

  default void context(MarketFrame context) {}

  /** Order updates of one message, in its order; may be of several coins. */
  default void orders(Rows<OrderReport> orders) {}

  /**
   * @param snapshot true for the first message of {@code userFills}: what we may have missed
   */
  default void fills(Rows<FillReport> fills, boolean snapshot) {}

  default void fundings(Rows<FundingReport> fundings, boolean snapshot) {}

  /** Orders the venue cancelled by itself. */
  default void venueCancels(Rows<CancelReport> cancels) {}

  /** Our account was liquidated, or we took over somebody's position. */
  default void liquidation() {}

  /** The answer to a posted action, refusals included. */
  default void actionReply(long postId, ActionReply reply) {}

  /** The answer to a posted info request: its data, still JSON. */
  default void infoReply(long postId, byte[] message, int offset, int length) {}

  /** A post the transport refused; whether an action in it was executed is unknown. */
  default void postFailed(long postId, String text) {}

  default void pong() {}

  default void subscribed(Subscription subscription) {}

  default void unsubscribed(Subscription subscription) {}

  /** The venue could not make sense of something we sent; it does not say of what. */
  default void error(String text) {}

  /** Market data of a coin that is not in the table. */
  default void unknownCoin(Channel channel) {}

  /** A message of a channel we do not read on the hot path: its data, still JSON. */
  default void other(Channel channel, byte[] message, int offset, int length) {}

  /** Not a JSON object, such as a greeting in plain text. */
  default void notJson() {}

  /**
   * A message that cannot be read; nothing of it was delivered.
   *
   * @param channel what it is about, {@link Channel#UNKNOWN} when that was not read yet
   */
  void malformed(Channel channel, MalformedMessage why);
}
