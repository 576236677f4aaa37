package hft.core.book;

import hft.core.market.Side;

/**
 * One event of an order-level (L3) feed, where every order has an id: the truth that queue models
 * are checked against.
 *
 * @param side the resting order's side
 * @param price scaled; for HIDDEN_EXECUTE the print's price
 * @param size ADD: size placed; REDUCE: size taken off by its owner; EXECUTE, HIDDEN_EXECUTE: size
 *     traded; DELETE: what was left
 * @param nanos exchange time, nanoseconds since the epoch
 */
public record OrderEvent(Kind kind, long orderId, Side side, long price, long size, long nanos) {
  public enum Kind {
    ADD,
    REDUCE,
    DELETE,
    EXECUTE,
    HIDDEN_EXECUTE
  }
}
