package hft.synthetic;

import hft.core.market.Side;

/**
 * Everyone who rests orders. They lean the touch towards the efficient price, give way when it has
 * gone too far, close the spread again, and slowly renew the levels behind.
 */
final class Makers {
  /** Levels kept alive behind the touch; the feed shows twenty. */
  static final int DEPTH = 28;

  private static final double TOUCH_RENEWAL = 3.4; // per second and side
  private static final double LEVEL_RENEWAL = 0.25; // per second and level
  private static final double LEVEL_SIGMA = 0.9;
  private static final double CRUMB_CHANCE = 0.4;
  private static final int NEAR_LEVELS = 5;
  private static final double NEAR_TILT = 0.4;
  private static final double MOOD_SECONDS = 6;
  private static final double MOOD_SIGMA = 0.6; // lean of the touch that means nothing
  private static final double CLOSE_CHANCE = 0.55; // per block, for a spread wider than a tick

  private final CoinProfile profile;
  private final TickBook book;
  private final Draws draws;
  private final double lotsPerUnit;
  private double mood;

  Makers(CoinProfile profile, TickBook book, double lotsPerUnit, Draws draws) {
    this.profile = profile;
    this.book = book;
    this.lotsPerUnit = lotsPerUnit;
    this.draws = draws;
  }

  /** The book before the first block. */
  void open(long bidTick) {
    for (Side side : Side.values()) {
      long touch = side == Side.BID ? bidTick : bidTick + 1;
      for (int i = DEPTH; i > 0; i--) {
        book.set(side, touch - (long) side.sign() * i, levelLots(i));
      }
      book.set(side, touch, touchLots(side, 0));
    }
  }

  /**
   * One block's cancels and additions.
   *
   * @param lead efficient price minus mid, ticks
   */
  void block(double lead, double seconds) {
    double kept = StrictMath.exp(-seconds / MOOD_SECONDS);
    mood = mood * kept + MOOD_SIGMA * Math.sqrt(1 - kept * kept) * draws.normal();
    closeSpread(lead);
    for (Side side : Side.values()) {
      renewTouch(side, lead, seconds);
      renewLevels(side, lead, seconds);
      fillBehind(side, book.best(side));
    }
  }

  /** How likely they give way in this block: rises with the square of the lead. */
  boolean yields(double lead, double activity, double seconds) {
    double strain = lead / profile.stickyTicks();
    return draws.chance(profile.yieldRate() * strain * strain * activity * seconds);
  }

  /**
   * Cancels what stands on {@code side} before {@code newTouch}; with {@code leaveCrumbs} a small
   * order stays at each level for a taker to sweep.
   */
  void giveWay(Side side, long newTouch, boolean leaveCrumbs) {
    thicken(side, newTouch);
    long tick = book.best(side);
    while (tick != newTouch) {
      long next = book.next(side, tick);
      book.set(side, tick, leaveCrumbs && draws.chance(CRUMB_CHANCE) ? crumb(tick, side) : 0);
      tick = next;
    }
    fillBehind(side, newTouch);
  }

  private long crumb(long tick, Side side) {
    double size = draws.logNormal(profile.makerMedian(), 1.5);
    return Math.clamp(Math.round(size * lotsPerUnit), 1, Math.max(1, book.lots(side, tick)));
  }

  private void thicken(Side side, long tick) {
    if (book.lots(side, tick) == 0) {
      book.set(side, tick, levelLots(1));
    }
  }

  private void closeSpread(double lead) {
    if (book.spread() <= 1 || !draws.chance(CLOSE_CHANCE)) {
      return;
    }
    Side side = lead >= 0 ? Side.BID : Side.ASK;
    long target = book.best(side.opposite()) - side.sign();
    long old = book.best(side);
    // The wall follows the price: what stood at the old touch is an ordinary level now.
    book.set(side, target, touchLots(side, lead));
    book.set(side, old, levelLots((int) Math.min(DEPTH, Math.abs(target - old))));
    for (long tick = old + side.sign(); tick != target; tick += side.sign()) {
      book.set(side, tick, levelLots((int) Math.min(DEPTH, Math.abs(target - tick))));
    }
  }

  private void renewTouch(Side side, double lead, double seconds) {
    if (!draws.chance(TOUCH_RENEWAL * seconds)) {
      return;
    }
    long tick = book.best(side);
    long now = book.lots(side, tick);
    long goal = touchLots(side, lead);
    long change = Math.round((goal - now) * (0.15 + 0.7 * draws.uniform()));
    book.set(side, tick, Math.max(1, now + change));
  }

  private long touchLots(Side side, double lead) {
    double share = 2 / (1 + StrictMath.exp(-2 * lean(side, lead)));
    double size = draws.logNormal(profile.touchSize() * share, 0.9);
    return Math.max(1, Math.round(size * lotsPerUnit));
  }

  /** Positive when the makers of this side want to stand at the touch. */
  private double lean(Side side, double lead) {
    return side.sign() * (profile.leanPower() * lead / profile.stickyTicks() + mood);
  }

  private void renewLevels(Side side, double lead, double seconds) {
    long touch = book.best(side);
    double tilt = StrictMath.exp(Math.clamp(NEAR_TILT * lean(side, lead), -2, 2));
    for (int i = 1; i <= DEPTH; i++) {
      boolean near = i <= NEAR_LEVELS;
      if (draws.chance((near ? 4 : 1) * LEVEL_RENEWAL * seconds)) {
        long tick = touch - side.sign() * (long) i;
        long goal = Math.round(levelLots(i) * (near ? tilt : 1));
        book.set(side, tick, Math.max(1, (book.lots(side, tick) + 3 * goal) / 4));
      }
    }
  }

  /**
   * Keeps {@link #DEPTH} levels behind {@code touch} occupied, whatever was taken or left behind.
   */
  private void fillBehind(Side side, long touch) {
    long tick = touch;
    int occupied = 0;
    for (int i = 1; occupied < DEPTH; i++) {
      tick -= side.sign();
      if (book.lots(side, tick) == 0 && draws.chance(0.9)) {
        book.set(side, tick, levelLots(i));
      }
      occupied += book.lots(side, tick) > 0 ? 1 : 0;
    }
  }

  private long levelLots(int distance) {
    double depth = Math.min(distance, 20) / 20.0;
    double median = profile.nearSize() + (profile.farSize() - profile.nearSize()) * depth;
    return Math.max(1, Math.round(draws.logNormal(median, LEVEL_SIGMA) * lotsPerUnit));
  }
}
