package hft.core.learn;

/**
 * Judges a model's answers by what the market then did, with the barriers of its training, against
 * a baseline that always answers with the shares of the training labels. Remembers a window of
 * judged answers; allocates nothing.
 */
public final class LiveScore {
  /** Answers that wait for their horizon; more are not judged. */
  private static final int WAITING = 256;

  private final ModelCard card;
  private final long everyNanos;
  private final long latencyNanos;
  private final long horizonNanos;
  private final double margin;

  private final long[] asked = new long[WAITING];
  private final long[] until = new long[WAITING];
  private final double[] start = new double[WAITING];
  private final double[] distance = new double[WAITING];
  private final double[][] chances = new double[WAITING][Direction.COUNT];
  private int waiting;

  private final float[] models;
  private final float[] baselines;
  private long judged;
  private double modelSum;
  private double baselineSum;
  private long takenNanos = Long.MIN_VALUE / 2;
  private boolean disabled;
  private long judgedSinceDisabled;

  public LiveScore(ModelCard card, WatchSettings settings) {
    this.card = card;
    everyNanos = settings.every().toNanos();
    margin = settings.margin();
    latencyNanos = card.barriers().latency().toNanos();
    horizonNanos = card.barriers().horizon().toNanos();
    models = new float[settings.samples()];
    baselines = new float[settings.samples()];
  }

  /** True when an answer given now would be judged. */
  public boolean isDue(long nowNanos) {
    return nowNanos - takenNanos >= everyNanos && waiting < WAITING;
  }

  /**
   * An answer to be judged.
   *
   * @param barrier distance as a fraction of the price
   */
  public void take(long asOfNanos, float[] answer, double barrier) {
    takenNanos = asOfNanos;
    asked[waiting] = asOfNanos;
    start[waiting] = 0;
    distance[waiting] = barrier;
    for (int i = 0; i < Direction.COUNT; i++) {
      chances[waiting][i] = answer[i];
    }
    waiting++;
  }

  /** A newer price; times must not go back. */
  public void onPrice(double price, long nowNanos) {
    for (int i = 0; i < waiting; ) {
      if (start[i] == 0) {
        if (nowNanos >= asked[i] + latencyNanos) {
          start[i] = price;
          until[i] = nowNanos + horizonNanos;
        }
        i++;
      } else {
        int label = label(i, price, nowNanos);
        if (label < 0) {
          i++;
        } else {
          judge(label, chances[i]);
          remove(i);
        }
      }
    }
  }

  /** -1 while it is not decided. */
  private int label(int i, double price, long nowNanos) {
    double move = price / start[i] - 1;
    if (nowNanos <= until[i] && Math.abs(move) >= distance[i]) {
      return (move > 0 ? Direction.UP : Direction.DOWN).ordinal();
    }
    return nowNanos >= until[i] ? Direction.STATIONARY.ordinal() : -1;
  }

  private void remove(int i) {
    waiting--;
    double[] freed = chances[i];
    asked[i] = asked[waiting];
    until[i] = until[waiting];
    start[i] = start[waiting];
    distance[i] = distance[waiting];
    chances[i] = chances[waiting];
    chances[waiting] = freed;
  }

  private void judge(int label, double[] answer) {
    int at = (int) (judged % models.length);
    if (judged >= models.length) {
      modelSum -= models[at];
      baselineSum -= baselines[at];
    }
    models[at] = (float) ClassificationScores.brier(label, answer[0], answer[1], answer[2]);
    baselines[at] =
        (float)
            ClassificationScores.brier(
                label, card.shares().get(0), card.shares().get(1), card.shares().get(2));
    modelSum += models[at];
    baselineSum += baselines[at];
    judged++;
    decide();
  }

  private void decide() {
    double worse = brier() - baselineBrier();
    if (disabled) {
      judgedSinceDisabled++;
      disabled = judgedSinceDisabled < models.length || worse > -margin;
    } else if (samples() >= models.length && worse > margin) {
      disabled = true;
      judgedSinceDisabled = 0;
    }
  }

  /** What was asked before the gap cannot be judged after it. */
  public void gap() {
    waiting = 0;
  }

  /** True from a whole window in which it was worse to a whole later one in which it was better. */
  public boolean isDisabled() {
    return disabled;
  }

  /** Judged answers in the window. */
  public long samples() {
    return Math.min(judged, models.length);
  }

  /** Of the model over the window, 0..2; 0 before the first. */
  public double brier() {
    return samples() == 0 ? 0 : modelSum / samples();
  }

  /** Of the baseline over the same answers. */
  public double baselineBrier() {
    return samples() == 0 ? 0 : baselineSum / samples();
  }
}
