package hft.synthetic;

import hft.core.market.Side;

/**
 * Everyone who crosses the spread. Arrivals excite each other (a Hawkes process with an exponential
 * kernel, sampled per block), directions come in runs and lean towards the efficient price, sizes
 * are log-normal with the venue's minimum at the bottom.
 */
final class Takers {
  /** Receives the prints of a block in the order they happened. */
  interface Tape {
    void print(Side aggressor, long tick, long lots);
  }

  private static final double MEMORY_SECONDS = 4;
  private static final double LEAST_NOTIONAL = 11; // the venue takes nothing below 10
  private static final int MAX_PRINTS = 40;
  private static final double MAKER_SIGMA = 1.8;

  private final CoinProfile profile;
  private final TickBook book;
  private final Draws draws;
  private final double lotsPerUnit;
  private final long leastLots;
  private double excited;
  private Side run = Side.BID;

  Takers(CoinProfile profile, TickBook book, double lotsPerUnit, Draws draws) {
    this.profile = profile;
    this.book = book;
    this.lotsPerUnit = lotsPerUnit;
    this.draws = draws;
    this.leastLots = (long) Math.ceil(LEAST_NOTIONAL / profile.startPrice() * lotsPerUnit);
  }

  void block(double lead, double activity, double seconds, Tape tape) {
    excited *= StrictMath.exp(-seconds / MEMORY_SECONDS);
    double own = profile.sweepRate() * (1 - profile.excitation()) * Math.sqrt(activity);
    int orders = draws.poisson((own + excited) * seconds);
    for (int i = 0; i < orders; i++) {
      Side aggressor = direction(lead);
      double size = draws.logNormal(profile.sweepMedian(), profile.sweepSigma());
      take(aggressor, atLeastMinimum(size), tape);
      excited += profile.excitation() / MEMORY_SECONDS;
    }
  }

  /** Trades everything in the way up to, but not at, {@code stop}. */
  void sweepTo(Side aggressor, long stop, Tape tape) {
    Side resting = aggressor.opposite();
    while (book.best(resting) != stop) {
      long tick = book.best(resting);
      long lots = book.lots(resting, tick);
      tape.print(aggressor, tick, lots);
      book.set(resting, tick, 0);
    }
    excited += profile.excitation() / MEMORY_SECONDS;
    run = aggressor;
  }

  private Side direction(double lead) {
    if (!draws.chance(profile.persistence())) {
      double lean = profile.informed() * lead / profile.stickyTicks();
      run = draws.chance(1 / (1 + StrictMath.exp(-2 * lean))) ? Side.BID : Side.ASK;
    }
    return run;
  }

  private long atLeastMinimum(double size) {
    return Math.max(leastLots, Math.round(size * lotsPerUnit));
  }

  /** Walks the book; an order stops after three levels, as price-limited takers do. */
  private void take(Side aggressor, long lots, Tape tape) {
    Side resting = aggressor.opposite();
    long left = lots;
    long tick = book.best(resting);
    int prints = 0;
    for (int level = 0; level < 3 && left > 0; level++) {
      long there = book.lots(resting, tick);
      long next = book.next(resting, tick);
      long taken = Math.min(left, there);
      left -= taken;
      book.set(resting, tick, there - taken);
      prints = print(aggressor, tick, taken, prints, tape);
      tick = next;
    }
  }

  /** Splits what one level gave into its resting orders. */
  private int print(Side aggressor, long tick, long lots, int before, Tape tape) {
    long left = lots;
    int prints = before;
    while (left > 0) {
      double order = draws.logNormal(profile.makerMedian(), MAKER_SIGMA);
      long part = prints >= MAX_PRINTS ? left : Math.min(left, atLeastMinimum(order));
      tape.print(aggressor, tick, part);
      left -= part;
      prints++;
    }
    return prints;
  }
}
