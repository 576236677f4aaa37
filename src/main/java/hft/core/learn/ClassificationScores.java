package hft.core.learn;

/**
 * How good chances of the three directions were, added up answer by answer. The answer counts as
 * the direction with the greatest chance, the first of equals.
 */
public final class ClassificationScores {
  /** Bins of the reliability table, equally wide. */
  public static final int BINS = 10;

  /** A chance below this counts as this, so that one sure mistake does not make infinite loss. */
  public static final double LEAST_CHANCE = 1e-9;

  private final long[][] confusion = new long[Direction.COUNT][Direction.COUNT];
  private final long[] binCounts = new long[BINS];
  private final long[] binHits = new long[BINS];
  private final double[] binChances = new double[BINS];
  private long count;
  private double squares;
  private double loss;

  /** The answer for one example; chances begin at {@code offset} and add up to 1. */
  public void add(int label, float[] chances, int offset) {
    add(label, chances[offset], chances[offset + 1], chances[offset + 2]);
  }

  public void add(int label, double down, double stationary, double up) {
    if (!(Math.abs(down + stationary + up - 1) <= 1e-3)
        || Math.min(down, Math.min(stationary, up)) < 0) {
      throw new IllegalArgumentException(
          "chances must add up to 1, were " + down + ", " + stationary + ", " + up);
    }
    int answer = down >= stationary && down >= up ? 0 : stationary >= up ? 1 : 2;
    double sure = answer == 0 ? down : answer == 1 ? stationary : up;
    double chance = label == 0 ? down : label == 1 ? stationary : up;
    confusion[label][answer]++;
    count++;
    squares += brier(label, down, stationary, up);
    loss -= Math.log(Math.max(LEAST_CHANCE, chance));
    int bin = Math.min(BINS - 1, (int) (sure * BINS));
    binCounts[bin]++;
    binChances[bin] += sure;
    binHits[bin] += answer == label ? 1 : 0;
  }

  /** Squared distance of the chances from what happened, 0..2. */
  public static double brier(int label, double down, double stationary, double up) {
    double a = down - (label == 0 ? 1 : 0);
    double b = stationary - (label == 1 ? 1 : 0);
    double c = up - (label == 2 ? 1 : 0);
    return a * a + b * b + c * c;
  }

  public long count() {
    return count;
  }

  /** Examples of {@code label} that were answered with {@code answer}. */
  public long confusion(int label, int answer) {
    return confusion[label][answer];
  }

  public double accuracy() {
    long hits = 0;
    for (int i = 0; i < Direction.COUNT; i++) {
      hits += confusion[i][i];
    }
    return share(hits, count);
  }

  /** Of what was answered so, how much was so; 0 when it was never answered. */
  public double precision(int label) {
    return share(confusion[label][label], answered(label));
  }

  /** Of what was so, how much was answered so; 0 when there was none. */
  public double recall(int label) {
    return share(confusion[label][label], happened(label));
  }

  /** {@code 2·hits / (answered + happened)}; 0 when both are none. */
  public double f1(int label) {
    return share(2 * confusion[label][label], answered(label) + happened(label));
  }

  /** Mean over the directions, each counting the same however rare. */
  public double macroF1() {
    return (f1(0) + f1(1) + f1(2)) / Direction.COUNT;
  }

  /** Mean squared distance of the chances from what happened, 0..2. */
  public double brier() {
    return count == 0 ? 0 : squares / count;
  }

  /** What {@link #brier} would be if each answer had been the shares with which labels came. */
  public double brierOfShares() {
    double sum = 0;
    for (int label = 0; label < Direction.COUNT; label++) {
      double share = share(happened(label), count);
      sum += share * (1 - share);
    }
    return sum;
  }

  /** Mean negative logarithm of the chance that was given to what happened. */
  public double negativeLogLikelihood() {
    return count == 0 ? 0 : loss / count;
  }

  /**
   * Expected calibration error: how far the greatest chance is from how often it was right, mean
   * over bins by their counts.
   */
  public double calibrationError() {
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      sum += Math.abs(binHits[bin] - binChances[bin]);
    }
    return count == 0 ? 0 : sum / count;
  }

  /** Answers whose greatest chance lay in the bin. */
  public long binCount(int bin) {
    return binCounts[bin];
  }

  /** Their mean greatest chance; 0 for an empty bin. */
  public double binChance(int bin) {
    return binCounts[bin] == 0 ? 0 : binChances[bin] / binCounts[bin];
  }

  /** How often they were right; 0 for an empty bin. */
  public double binAccuracy(int bin) {
    return share(binHits[bin], binCounts[bin]);
  }

  private long answered(int label) {
    return confusion[0][label] + confusion[1][label] + confusion[2][label];
  }

  private long happened(int label) {
    return confusion[label][0] + confusion[label][1] + confusion[label][2];
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }
}
