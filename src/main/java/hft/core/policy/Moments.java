package hft.core.policy;

/** Running mean and variance of some columns, merged batch by batch (Chan, Golub, LeVeque 1979). */
public final class Moments {
  private final double[] means;
  private final double[] squares;
  private double count;

  public Moments(int columns) {
    means = new double[columns];
    squares = new double[columns];
  }

  /**
   * Everything that is known; arrays are copies.
   *
   * @param count rows seen
   * @param squares sums of squared distances from the mean
   */
  public record State(double count, double[] means, double[] squares) {}

  public State state() {
    return new State(count, means.clone(), squares.clone());
  }

  /** Takes over a saved state of as many columns. */
  public void restore(State saved) {
    if (saved.means.length != means.length || saved.squares.length != means.length) {
      throw new IllegalArgumentException(
          means.length + " columns expected, were " + saved.means.length);
    }
    count = saved.count;
    System.arraycopy(saved.means, 0, means, 0, means.length);
    System.arraycopy(saved.squares, 0, squares, 0, means.length);
  }

  /** Merges one column's batch of {@code rows} values at {@code stride} from {@code from}. */
  private void merge(int column, float[] values, int from, int stride, int rows) {
    double sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += values[from + i * stride];
    }
    double mean = sum / rows;
    double square = 0;
    for (int i = 0; i < rows; i++) {
      double off = values[from + i * stride] - mean;
      square += off * off;
    }
    double delta = mean - means[column];
    means[column] += delta * rows / (count + rows);
    squares[column] += square + delta * delta * count * rows / (count + rows);
  }

  /** Merges a batch whose rows lie one after the other. */
  public void add(float[] rows, int count) {
    for (int c = 0; c < means.length; c++) {
      merge(c, rows, c, means.length, count);
    }
    this.count += count;
  }

  public double mean(int column) {
    return means[column];
  }

  /** 1 while it is unknown or nothing varies. */
  public double deviation(int column) {
    double variance = count < 2 ? 1 : squares[column] / count;
    return variance < 1e-8 ? 1 : Math.sqrt(variance);
  }
}
