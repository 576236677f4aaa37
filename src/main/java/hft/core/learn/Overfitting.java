package hft.core.learn;

import java.util.ArrayList;
import java.util.List;

/**
 * The probability of backtest overfitting by combinatorially symmetric cross-validation (Bailey,
 * Borwein, López de Prado, Zhu 2014): how often the configuration that is best in one half of the
 * time is no better than the middle one in the other.
 */
public final class Overfitting {
  private Overfitting() {}

  /**
   * Over all ways to pick half of the blocks.
   *
   * @param returns by period, then configuration; as many of these in each
   * @param blocks of neighbouring periods, even, 2..20; 16 is usual
   */
  public static double probability(double[][] returns, int blocks) {
    if (blocks < 2 || blocks > 20 || blocks % 2 != 0 || returns.length < 2 * blocks) {
      throw new IllegalArgumentException(
          "blocks must be even, 2..20, and have two periods each at least, were "
              + blocks
              + " of "
              + returns.length);
    }
    int configurations = returns[0].length;
    if (configurations < 2) {
      throw new IllegalArgumentException("two configurations at least, were " + configurations);
    }
    List<Moments> moments = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      moments.add(
          Moments.of(
              returns,
              returns.length * block / blocks,
              returns.length * (block + 1) / blocks,
              configurations));
    }
    long unlucky = 0;
    long all = 0;
    for (int picked = 0; picked < 1 << blocks; picked++) {
      if (Integer.bitCount(picked) == blocks / 2) {
        all++;
        unlucky += isUnlucky(moments, picked, configurations) ? 1 : 0;
      }
    }
    return unlucky / (double) all;
  }

  private static boolean isUnlucky(List<Moments> moments, int picked, int configurations) {
    double[] inside = ratios(moments, picked, configurations);
    double[] outside = ratios(moments, ~picked, configurations);
    int best = 0;
    for (int i = 1; i < configurations; i++) {
      best = inside[i] > inside[best] ? i : best;
    }
    double rank = 1;
    for (int i = 0; i < configurations; i++) {
      rank += outside[i] < outside[best] ? 1 : i != best && outside[i] == outside[best] ? 0.5 : 0;
    }
    return rank / (configurations + 1) <= 0.5;
  }

  private static double[] ratios(List<Moments> moments, int picked, int configurations) {
    double[] ratios = new double[configurations];
    for (int i = 0; i < configurations; i++) {
      double count = 0;
      double sum = 0;
      double squares = 0;
      for (int block = 0; block < moments.size(); block++) {
        if ((picked >> block & 1) == 1) {
          Moments of = moments.get(block);
          count += of.count;
          sum += of.sums[i];
          squares += of.squares[i];
        }
      }
      double mean = sum / count;
      double variance = squares / count - mean * mean;
      ratios[i] = variance > 0 ? mean / Math.sqrt(variance) : 0;
    }
    return ratios;
  }

  /** Of one block, by configuration. */
  private record Moments(double count, double[] sums, double[] squares) {
    static Moments of(double[][] returns, int from, int to, int configurations) {
      double[] sums = new double[configurations];
      double[] squares = new double[configurations];
      for (int period = from; period < to; period++) {
        for (int i = 0; i < configurations; i++) {
          sums[i] += returns[period][i];
          squares[i] += returns[period][i] * returns[period][i];
        }
      }
      return new Moments(to - from, sums, squares);
    }
  }
}
