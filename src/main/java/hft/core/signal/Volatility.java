package hft.core.signal;

/**
 * Standard deviation of a price per root second from its squared changes, older ones weighing less.
 * Changes are taken over at least a step: those from one update to the next are mostly the touch
 * jumping to and fro.
 */
public final class Volatility {
  private final FadingSum squares;
  private final FadingSum seconds;
  private final long stepNanos;
  private double price;
  private long nanos;

  /**
   * @param halfLifeNanos of a change's weight
   * @param stepNanos least time over which a change is taken
   */
  public Volatility(long halfLifeNanos, long stepNanos) {
    long memory = (long) (halfLifeNanos / Math.log(2));
    squares = new FadingSum(memory);
    seconds = new FadingSum(memory);
    this.stepNanos = stepNanos;
  }

  public void on(double newPrice, long nowNanos) {
    if (price == 0) {
      start(newPrice, nowNanos);
    } else if (nowNanos - nanos >= stepNanos) {
      double change = newPrice - price;
      squares.add(change * change, nowNanos);
      seconds.add((nowNanos - nanos) * 1e-9, nowNanos);
      start(newPrice, nowNanos);
    }
  }

  private void start(double newPrice, long nowNanos) {
    price = newPrice;
    nanos = nowNanos;
  }

  /** What happens across a gap is nobody's change; what was learnt before stays. */
  public void gap() {
    price = 0;
  }

  /** Price per root second; 0 before anything is known. */
  public double perRootSecond(long nowNanos) {
    double time = seconds.at(nowNanos);
    return time > 0 ? Math.sqrt(squares.at(nowNanos) / time) : 0;
  }
}
