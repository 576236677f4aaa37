package hft.core.pace;

import hft.core.market.Fixed8;

/**
 * How much a re-quote must be worth so that the account's credits last. Spending may go on at
 *
 * <pre>
 * sustainable = earned per hour + available / horizon
 * </pre>
 *
 * What we would spend unhindered is what was spent, each credit times the multiplier in force when
 * it was. Where that is more than sustainable, quotes live longer by the ratio; since a price that
 * wanders moves with the square root of time, the move that is worth a re-quote grows with the
 * square root of the ratio. Because the share of what is left shrinks with it, the floor is
 * approached and not reached. One thread.
 */
public final class Thrift {
  private static final double HOUR_NANOS = 3.6e12;

  private final ThriftSettings settings;
  private final AddressBudget budget;
  private double spentPerHour;
  private double demandPerHour;
  private double earnedPerHour;
  private double life = 1;
  private long lastSpent;
  private long lastTraded;
  private long lastNanos = Long.MIN_VALUE;

  public Thrift(ThriftSettings settings, AddressBudget budget) {
    this.settings = settings;
    this.budget = budget;
    this.lastSpent = budget.spent();
    this.lastTraded = budget.traded();
  }

  /** Looks at what was spent and earned since the last look; every second or so. */
  public void update(long nowNanos) {
    if (lastNanos != Long.MIN_VALUE && nowNanos <= lastNanos) {
      return;
    }
    if (lastNanos != Long.MIN_VALUE) {
      average(nowNanos - lastNanos);
    }
    lastNanos = nowNanos;
    lastSpent = budget.spent();
    lastTraded = budget.traded();
    double sustainable = sustainablePerHour();
    double ratio = sustainable > 0 ? demandPerHour / sustainable : Double.POSITIVE_INFINITY;
    life = Math.clamp(ratio, 1, settings.maxLifeMultiplier());
  }

  private void average(long elapsedNanos) {
    double hours = elapsedNanos / HOUR_NANOS;
    double keep = Math.exp(-(double) elapsedNanos / settings.memory().toNanos());
    double spent = (budget.spent() - lastSpent) / hours;
    double earned = (double) (budget.traded() - lastTraded) / Fixed8.ONE / hours;
    spentPerHour = keep * spentPerHour + (1 - keep) * spent;
    demandPerHour = keep * demandPerHour + (1 - keep) * spent * life;
    earnedPerHour = keep * earnedPerHour + (1 - keep) * earned;
  }

  /** Usual life of a quote × this is how long it should live. */
  public double lifeMultiplier() {
    return life;
  }

  /** Usual move of the target that is worth a re-quote × this. */
  public double thresholdMultiplier() {
    return Math.sqrt(life);
  }

  private double sustainablePerHour() {
    return earnedPerHour + budget.available() / horizonHours();
  }

  private double horizonHours() {
    return settings.horizon().toNanos() / HOUR_NANOS;
  }

  /** Credits to buy so that quotes could live their usual life over the horizon; 0 when none. */
  public long shortfall() {
    double missing = (demandPerHour - earnedPerHour) * horizonHours() - budget.available();
    return Math.max(0, (long) Math.ceil(missing));
  }

  public Forecast forecast() {
    double net = spentPerHour - earnedPerHour;
    double hours = net <= 0 ? Double.POSITIVE_INFINITY : budget.available() / net;
    return new Forecast(spentPerHour, earnedPerHour, hours, life, thresholdMultiplier());
  }

  /**
   * Where this leads.
   *
   * @param hoursToFloor at the present rates; infinite when we earn what we spend
   */
  public record Forecast(
      double spentPerHour,
      double earnedPerHour,
      double hoursToFloor,
      double lifeMultiplier,
      double thresholdMultiplier) {}
}
