package hft.core.order;

import hft.core.market.Side;

/**
 * The quotes somebody wants to have working: best first on each side, at distinct prices on the
 * instrument's grid, bids below asks. Scaled by 1e-8.
 */
public interface WantedQuotes {
  int count(Side side);

  /** Price of the wanted order {@code level}, 0 being the innermost. */
  long price(Side side, int level);

  long size(Side side, int level);

  /**
   * The most aggressive price a working order on {@code side} may keep, whatever its place in the
   * queue; it is cancelled beyond it.
   */
  long limitPrice(Side side);
}
