package hft.core.match.queue;

import hft.core.market.Fixed8;

/**
 * The answer to one question: a level lost size that no trade explains; how much of that stood
 * ahead of us? The fill realism ladder runs from {@link ThroughOnly} to {@link Touch}.
 */
public sealed interface QueueModel {
  /**
   * How much of {@code cancelled} left the queue ahead of us.
   *
   * @param ahead replayed size ahead of us before the cancels
   * @param behind replayed size behind us before the cancels
   * @param cancelled at most {@code ahead + behind}
   * @return between {@code cancelled - behind} (what cannot have been behind) and {@code ahead}
   */
  long leftAhead(long ahead, long behind, long cancelled);

  /** Our place when we join a level that displays {@code displayed}. */
  default long joinBehind(long displayed) {
    return displayed;
  }

  /** Whether trades at our price can reach us at all. */
  default boolean reachable() {
    return true;
  }

  /** For reports and configuration. */
  String name();

  /** Only trades through our price fill us. The pessimistic end of the ladder. */
  record ThroughOnly() implements QueueModel {
    @Override
    public long leftAhead(long ahead, long behind, long cancelled) {
      return Math.max(0, cancelled - behind);
    }

    @Override
    public boolean reachable() {
      return false;
    }

    @Override
    public String name() {
      return "through-only";
    }
  }

  /** Whoever cancels stood behind us, until there is nobody left behind. */
  record RiskAverse() implements QueueModel {
    @Override
    public long leftAhead(long ahead, long behind, long cancelled) {
      return Math.max(0, cancelled - behind);
    }

    @Override
    public String name() {
      return "risk-averse";
    }
  }

  /**
   * A cancelled unit stood ahead with probability {@code f(ahead) / (f(ahead) + f(behind))}; we
   * advance by the expectation, not by a draw: a draw would add noise that is in no data, and one
   * seed more to keep. Rounded down, against us.
   */
  record Probabilistic(Shape shape) implements QueueModel {
    @Override
    public long leftAhead(long ahead, long behind, long cancelled) {
      if (ahead <= 0) {
        return 0;
      }
      double front = shape.weight(ahead);
      double back = shape.weight(behind);
      double share = front + back > 0 ? front / (front + back) : 1;
      long expected = (long) (cancelled * share);
      return Math.min(ahead, Math.max(expected, cancelled - behind));
    }

    @Override
    public String name() {
      return "probabilistic " + shape.name();
    }
  }

  /** Any trade at our price fills us. The optimistic end of the ladder. */
  record Touch() implements QueueModel {
    @Override
    public long leftAhead(long ahead, long behind, long cancelled) {
      return ahead;
    }

    @Override
    public long joinBehind(long displayed) {
      return 0;
    }

    @Override
    public String name() {
      return "touch";
    }
  }

  /** The weight f of a queue's size. */
  sealed interface Shape {
    double weight(long size);

    String name();

    /**
     * f(x) = x^n: 1 spreads cancels evenly; the higher n, the more they fall on the longer part.
     */
    record Power(int exponent) implements Shape {
      public Power {
        if (exponent < 1 || exponent > 8) {
          throw new IllegalArgumentException("exponent must be 1..8, was " + exponent);
        }
      }

      @Override
      public double weight(long size) {
        double x = Fixed8.toDouble(size);
        double product = 1;
        for (int i = 0; i < exponent; i++) {
          product *= x;
        }
        return product;
      }

      @Override
      public String name() {
        return "x^" + exponent;
      }
    }

    /**
     * f(x) = ln(1 + x), x counted in {@code unit}: the shape depends on that choice, so it is an
     * argument. StrictMath, so that every machine agrees to the last bit.
     */
    record Log(long unit) implements Shape {
      public Log {
        if (unit < 1) {
          throw new IllegalArgumentException("unit must be positive, was " + unit);
        }
      }

      @Override
      public double weight(long size) {
        return StrictMath.log1p(size / (double) unit);
      }

      @Override
      public String name() {
        return "ln(1+x)";
      }
    }
  }

  static QueueModel throughOnly() {
    return new ThroughOnly();
  }

  static QueueModel riskAverse() {
    return new RiskAverse();
  }

  static QueueModel power(int exponent) {
    return new Probabilistic(new Shape.Power(exponent));
  }

  /** Sizes counted in base units. */
  static QueueModel log() {
    return new Probabilistic(new Shape.Log(Fixed8.ONE));
  }

  static QueueModel touch() {
    return new Touch();
  }
}
