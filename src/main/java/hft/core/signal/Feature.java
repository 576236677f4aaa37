package hft.core.signal;

import java.util.Locale;

/**
 * What is computed of the book and the tape, one number each, in this order. A window of n seconds
 * is a sum in which what happened n seconds ago counts 1/e.
 *
 * <p>Flows are divided by the usual size at the touch, moves are in basis points of the mid.
 */
public enum Feature {
  SPREAD_BPS,
  SPREAD_TICKS,
  /** Twice the bid share of the size at the touch, less one; the others over more levels. */
  IMBALANCE_1,
  IMBALANCE_3,
  IMBALANCE_5,
  IMBALANCE_10,
  IMBALANCE_20,
  /** The mid weighted by the sizes at the touch, from the mid. */
  WEIGHTED_MID_BPS,
  /** Stoikov's micro-price, from the mid; 0 without a table. */
  MICRO_PRICE_BPS,
  /** Order-flow imbalance at the touch (Cont, Kukanov, Stoikov 2014). */
  ORDER_FLOW_1S,
  ORDER_FLOW_5S,
  ORDER_FLOW_15S,
  /** The same by level, mean of the best five, each divided by its own usual size. */
  DEEP_FLOW_1S,
  DEEP_FLOW_5S,
  DEEP_FLOW_15S,
  /** Signed over unsigned traded size, -1..1. */
  TRADE_FLOW_1S,
  TRADE_FLOW_5S,
  TRADE_FLOW_15S,
  TRADE_FLOW_60S,
  /** log(1 + prints of 15 s). */
  TRADE_COUNT,
  /** The last print from the mid; 0 when it is more than a minute old. */
  LAST_TRADE_BPS,
  /** The mid from its own fading mean. */
  MOVE_1S,
  MOVE_5S,
  MOVE_15S,
  MOVE_60S,
  /** Basis points per root second, memory of one minute and of ten, and the log of their ratio. */
  VOLATILITY_1M,
  VOLATILITY_10M,
  VOLATILITY_RATIO,
  /** Size that left the touch within five seconds while its price stayed. */
  BID_DEPLETION,
  ASK_DEPLETION,
  /** log of the size on the best five levels over its fading mean. */
  DEPTH,
  /** Basis points per hour; 0 while unknown. */
  FUNDING_BPS,
  /** Mark over oracle price; 0 while unknown. */
  PREMIUM_BPS,
  /** Share of the hour that is left until funding is paid. */
  HOUR_LEFT;

  /** How many there are. */
  public static final int COUNT = values().length;

  /** As it is written in model cards and reports. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
