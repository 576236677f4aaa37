package hft.core.signal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts how books follow one another and solves for the {@link MicroPrice}. Each observation is
 * counted with its mirror image, bids for asks: without that the series does not converge.
 *
 * <p>Mid moves are -1, -1/2, +1/2 and +1 ticks; an observation with a larger one, or with a spread
 * outside the table, is left out.
 */
public final class MicroPriceEstimator {
  private static final double[] MOVES = {-1, -0.5, 0.5, 1};
  private static final int TERMS = 6;

  private final int imbalances;
  private final int spreads;
  private final double[][] still;
  private final double[][] moving;
  private final double[][] moves;
  private final double[] from;

  /**
   * @param imbalances 10 for large ticks, 4 for small ones
   * @param spreads 2 and 4
   */
  public MicroPriceEstimator(int imbalances, int spreads) {
    if (imbalances < 2 || imbalances > 100 || spreads < 1 || spreads > 20) {
      throw new IllegalArgumentException(
          "imbalances must be 2..100 and spreads 1..20, were " + imbalances + " and " + spreads);
    }
    this.imbalances = imbalances;
    this.spreads = spreads;
    int states = imbalances * spreads;
    still = new double[states][states];
    moving = new double[states][states];
    moves = new double[states][MOVES.length];
    from = new double[states];
  }

  /**
   * One book and the next.
   *
   * @param halfTicks of the mid's move between them
   */
  public void add(
      double bidShare,
      long spreadTicks,
      double nextBidShare,
      long nextSpreadTicks,
      long halfTicks) {
    int state = MicroPrice.state(bidShare, spreadTicks, imbalances, spreads);
    int next = MicroPrice.state(nextBidShare, nextSpreadTicks, imbalances, spreads);
    if (state >= 0 && next >= 0 && Math.abs(halfTicks) <= 2) {
      count(state, next, halfTicks);
      count(mirrored(state), mirrored(next), -halfTicks);
    }
  }

  private void count(int state, int next, long halfTicks) {
    from[state]++;
    if (halfTicks == 0) {
      still[state][next]++;
    } else {
      moving[state][next]++;
      moves[state][halfTicks == -2 ? 0 : halfTicks == -1 ? 1 : halfTicks == 1 ? 2 : 3]++;
    }
  }

  /** By its number, as one half mirrors into the bucket it is in. */
  private int mirrored(int state) {
    int bucket = state % imbalances;
    return state - bucket + imbalances - 1 - bucket;
  }

  /** Observations that counted, mirrored ones included. */
  public long count() {
    return (long) Arrays.stream(from).sum();
  }

  /** {@link MicroPrice#NONE} before the mid has moved at all. */
  public MicroPrice estimate() {
    double[][] q = shares(still);
    double[] first = firstMove(q, shares(moves), MOVES);
    double[] limit = first == null ? null : limit(q, shares(moving), first);
    return limit == null
        ? MicroPrice.NONE
        : new MicroPrice(imbalances, spreads, Arrays.stream(limit).boxed().toList());
  }

  private double[][] shares(double[][] counts) {
    double[][] shares = new double[counts.length][];
    for (int state = 0; state < counts.length; state++) {
      shares[state] = counts[state].clone();
      divide(shares[state], Math.max(1, from[state]));
    }
    return shares;
  }

  private static void divide(double[] row, double by) {
    for (int i = 0; i < row.length; i++) {
      row[i] /= by;
    }
  }

  /** {@code G1 = (I - Q)^-1 R1 K}: the mean of the next move, ticks; null when it never comes. */
  static double @Nullable [] firstMove(double[][] q, double[][] r1, double[] k) {
    double[][] mean = new double[q.length][1];
    for (int i = 0; i < q.length; i++) {
      for (int j = 0; j < k.length; j++) {
        mean[i][0] += r1[i][j] * k[j];
      }
    }
    double[][] solved = solve(q, mean);
    return solved == null ? null : Arrays.stream(solved).mapToDouble(row -> row[0]).toArray();
  }

  /** {@code B = (I - Q)^-1 R2}: where the book is after the next move. */
  static double @Nullable [][] afterMove(double[][] q, double[][] r2) {
    return solve(q, r2);
  }

  /** {@code G* = Σ B^i G1}. */
  static double @Nullable [] limit(double[][] q, double[][] r2, double[] g1) {
    double[][] after = afterMove(q, r2);
    if (after == null) {
      return null;
    }
    double[] sum = g1.clone();
    double[] term = g1.clone();
    for (int i = 1; i < TERMS; i++) {
      double[] next = new double[term.length];
      for (int row = 0; row < term.length; row++) {
        for (int column = 0; column < term.length; column++) {
          next[row] += after[row][column] * term[column];
        }
        sum[row] += next[row];
      }
      term = next;
    }
    return sum;
  }

  /** Solves {@code (I - q) x = right} with partial pivoting; null when it is singular. */
  private static double @Nullable [][] solve(double[][] q, double[][] right) {
    int n = q.length;
    double[][] a = new double[n][n];
    double[][] x = new double[n][];
    for (int i = 0; i < n; i++) {
      x[i] = right[i].clone();
      for (int j = 0; j < n; j++) {
        a[i][j] = (i == j ? 1 : 0) - q[i][j];
      }
    }
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (Math.abs(a[row][column]) > Math.abs(a[pivot][column])) {
          pivot = row;
        }
      }
      if (Math.abs(a[pivot][column]) < 1e-12) {
        return null;
      }
      swap(a, column, pivot);
      swap(x, column, pivot);
      for (int row = 0; row < n; row++) {
        if (row != column) {
          eliminate(a[row], a[column], x[row], x[column], a[row][column] / a[column][column]);
        }
      }
    }
    for (int i = 0; i < n; i++) {
      divide(x[i], a[i][i]);
    }
    return x;
  }

  private static void eliminate(
      double[] row, double[] pivot, double[] right, double[] pivotRight, double factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] -= factor * pivot[i];
    }
    for (int i = 0; i < right.length; i++) {
      right[i] -= factor * pivotRight[i];
    }
  }

  private static void swap(double[][] rows, int a, int b) {
    double[] kept = rows[a];
    rows[a] = rows[b];
    rows[b] = kept;
  }
}
