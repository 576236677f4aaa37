package hft.core.risk;

import hft.core.book.BookView;
import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import hft.core.market.Side;

/** How to get out: one aggressive price and a size, for a reduce-only IOC order. */
public final class Flattening {
  private Flattening() {}

  /**
   * The limit price: {@code slippageBps} through the opposite touch, on the grid; 0 when the book
   * cannot say.
   *
   * @param position signed, not zero
   */
  public static long price(
      Instrument instrument, BookView book, long position, double slippageBps) {
    Side side = side(position);
    if (!book.isTwoSided()) {
      return 0;
    }
    long touch = side == Side.BID ? book.bestAsk() : book.bestBid();
    long through = touch + side.sign() * (long) (touch * (slippageBps * 1e-4));
    PriceGrid grid = instrument.priceGrid();
    return side == Side.BID ? grid.ceil(through) : grid.floor(through);
  }

  /** The side that reduces {@code position}. */
  public static Side side(long position) {
    return position > 0 ? Side.ASK : Side.BID;
  }

  /** What of the position can be sent: all of it on the lot grid. A rest below one lot stays. */
  public static long size(Instrument instrument, long position) {
    return instrument.floorSize(Math.abs(position));
  }
}
