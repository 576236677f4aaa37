package hft.port;

/**
 * Is told when market data, on its way to an order, has passed a stage. Called on the hot path by
 * whichever thread is there: it reads its own clock, allocates nothing, waits for nobody and never
 * throws. A stage begins where the one before it ends, so the hand-over between two threads counts
 * as part of the later one.
 *
 * <p>What is timed is known by the receive time of the frame that began it, which everything down
 * to the order carries: {@link hft.core.order.OrderIntent#sourceNanos()}. A decision that no frame
 * began, such as one after an answer, has a source at which nothing was decoded.
 */
@FunctionalInterface
public interface StageTimes {
  /** Nobody wants to know. */
  StageTimes NONE = (stage, sourceNanos) -> {};

  /** In the order of the way. */
  enum Stage {
    /** From the socket: the frame has been read and is about to be told to the order book. */
    DECODE,
    /** The order book has published it and is about to tell the strategy. */
    BOOK,
    /** The strategy has decided and is about to ask the guardian. */
    STRATEGY,
    /** The guardian has approved and is about to tell the batcher. */
    RISK,
    /** The batcher's window is over and the gateway is about to be told. */
    BATCH,
    /** The action has been encoded and signed. */
    SIGN,
    /** The last byte of the signed action has been handed to the socket. */
    SEND
  }

  /**
   * Any thread. A stage may be told more than once for a source, as an action may carry several of
   * its orders, and others follow; the first time counts.
   *
   * @param sourceNanos receive time of the frame, nanoseconds since the epoch
   */
  void passed(Stage stage, long sourceNanos);
}
