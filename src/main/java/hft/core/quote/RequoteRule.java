package hft.core.quote;

import hft.core.market.Side;

/**
 * Keep or replace one working order. Replacing costs the place in the queue, so it must win more
 * than that place is worth; only an order through our floor goes at once.
 */
public final class RequoteRule {
  private static final double BASIS_POINT = 1e-4;

  private final RequoteSettings settings;

  public RequoteRule(RequoteSettings settings) {
    this.settings = settings;
  }

  /**
   * Whether the working order has become too aggressive to keep for even a moment: a fill would not
   * pay its fee and adverse selection. Ask before {@link #shouldReplace}, whatever its age.
   *
   * @param limitPrice {@link QuoteTargets#limitPrice}, scaled
   */
  public boolean mustPull(Side side, long workingPrice, long limitPrice) {
    return side.isBetter(workingPrice, limitPrice);
  }

  /**
   * Whether the working order should be replaced by the target. Prices and sizes scaled by 1e-8.
   *
   * @param workingSize what is left of the order
   * @param workingAgeNanos since it rests, or since it was sent while that is unknown
   * @param queueAhead size before ours at the working price; negative when unknown, which is taken
   *     as the back of the queue
   * @param targetSize zero or less: nothing is wanted here, so the order goes at any age
   * @param tick the price step at the working price
   */
  public boolean shouldReplace(
      Side side,
      long workingPrice,
      long workingSize,
      long workingAgeNanos,
      long queueAhead,
      long targetPrice,
      long targetSize,
      long tick) {
    if (targetSize <= 0) {
      return true;
    }
    if (workingAgeNanos < settings.minLifeNanos()) {
      return false;
    }
    if (priceWorthMoving(workingPrice, workingSize, queueAhead, targetPrice, tick)) {
      return true;
    }
    return sizeWorthMoving(workingSize, targetSize);
  }

  private boolean priceWorthMoving(
      long workingPrice, long workingSize, long queueAhead, long targetPrice, long tick) {
    long moved = Math.abs(targetPrice - workingPrice);
    return moved >= settings.thresholdTicks() * tick
        && moved > queueValue(workingPrice, workingSize, queueAhead);
  }

  /**
   * What the place in the queue is worth, scaled price units: all of the front's value with nothing
   * ahead, half of it with as much ahead as our own size, nothing at the back of a long queue.
   */
  double queueValue(long workingPrice, long workingSize, long queueAhead) {
    if (queueAhead < 0) {
      return 0;
    }
    double share = workingSize / ((double) workingSize + queueAhead);
    return settings.frontQueueValueBps() * BASIS_POINT * workingPrice * share;
  }

  private boolean sizeWorthMoving(long workingSize, long targetSize) {
    return Math.abs((double) workingSize - targetSize) > settings.sizeTolerance() * targetSize;
  }
}
