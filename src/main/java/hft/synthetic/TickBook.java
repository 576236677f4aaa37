package hft.synthetic;

import hft.core.market.Side;
import java.util.Arrays;

/**
 * Lots at every tick around the touch, one array a side. Moves its window when the price walks out
 * of the middle; what falls out of the window is far from the touch and forgotten.
 */
final class TickBook {
  private static final int WINDOW = 4096;

  private final long[] bids = new long[WINDOW];
  private final long[] asks = new long[WINDOW];
  private long base;
  private long bestBid;
  private long bestAsk;

  TickBook(long startTick) {
    base = startTick - WINDOW / 2;
    bestBid = startTick;
    bestAsk = startTick + 1;
  }

  long best(Side side) {
    return side == Side.BID ? bestBid : bestAsk;
  }

  double mid() {
    return (bestBid + bestAsk) / 2.0;
  }

  long spread() {
    return bestAsk - bestBid;
  }

  long lots(Side side, long tick) {
    long at = tick - base;
    return at < 0 || at >= WINDOW ? 0 : array(side)[(int) at];
  }

  /** Sets a level; makers keep a side deep enough that it never becomes empty. */
  void set(Side side, long tick, long lots) {
    assert lots >= 0 : "negative level";
    assert lots == 0 || !side.crosses(tick, best(side.opposite())) : "resting order would cross";
    recentre(tick);
    array(side)[(int) (tick - base)] = lots;
    if (lots > 0 && (side == Side.BID ? tick > bestBid : tick < bestAsk)) {
      setBest(side, tick);
    } else if (lots == 0 && tick == best(side)) {
      setBest(side, next(side, tick));
    }
  }

  /** The next level behind {@code tick} that holds anything. */
  long next(Side side, long tick) {
    long step = -side.sign();
    for (long at = tick + step; at >= base && at < base + WINDOW; at += step) {
      if (array(side)[(int) (at - base)] > 0) {
        return at;
      }
    }
    throw new IllegalStateException("no level behind " + tick + " on the " + side + " side");
  }

  private void setBest(Side side, long tick) {
    if (side == Side.BID) {
      bestBid = tick;
    } else {
      bestAsk = tick;
    }
  }

  private void recentre(long tick) {
    long at = tick - base;
    if (at >= WINDOW / 8 && at < WINDOW - WINDOW / 8) {
      return;
    }
    long shift = at - WINDOW / 2;
    shift(bids, shift);
    shift(asks, shift);
    base += shift;
  }

  private static void shift(long[] levels, long shift) {
    int by = (int) Math.min(WINDOW, Math.abs(shift));
    if (shift > 0) {
      System.arraycopy(levels, by, levels, 0, WINDOW - by);
      Arrays.fill(levels, WINDOW - by, WINDOW, 0);
    } else {
      System.arraycopy(levels, 0, levels, by, WINDOW - by);
      Arrays.fill(levels, 0, by, 0);
    }
  }

  private long[] array(Side side) {
    return side == Side.BID ? bids : asks;
  }
}
