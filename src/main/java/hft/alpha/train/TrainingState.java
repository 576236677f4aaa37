package hft.alpha.train;

import hft.alpha.net.Weights;
import java.util.ArrayList;
import java.util.List;

/** All that a training is between two epochs. */
public final class TrainingState {
  private final Weights weights;
  private final Weights average;
  private final Weights best;
  private final AdamW adam;
  private final List<EpochResult> history = new ArrayList<>();

  TrainingState(Weights weights, Weights average, Weights best, AdamW adam) {
    this.weights = weights;
    this.average = average;
    this.best = best;
    this.adam = adam;
  }

  /** Before the first epoch. */
  static TrainingState first(Weights start, Recipe recipe) {
    return new TrainingState(
        start, start.copy(), start.copy(), new AdamW(start.values().length, recipe.weightDecay()));
  }

  Weights weights() {
    return weights;
  }

  /** Moving average of the weights. */
  Weights average() {
    return average;
  }

  AdamW adam() {
    return adam;
  }

  /** The average of the epoch with the least validation loss. */
  public Weights best() {
    return best;
  }

  public List<EpochResult> history() {
    return List.copyOf(history);
  }

  /** The epoch whose average is {@link #best}, counted from 1; 0 before the first. */
  public int bestEpoch() {
    int found = 0;
    double least = Double.POSITIVE_INFINITY;
    for (EpochResult result : history) {
      if (result.validationLoss() < least) {
        least = result.validationLoss();
        found = result.epoch();
      }
    }
    return found;
  }

  void add(EpochResult result) {
    history.add(result);
    if (bestEpoch() == result.epoch()) {
      System.arraycopy(average.values(), 0, best.values(), 0, best.values().length);
    }
  }

  /** For reading a checkpoint: the best weights are already there. */
  void addPast(List<EpochResult> results) {
    history.addAll(results);
  }

  /** Whether there is nothing left to do: epochs or patience have run out. */
  public boolean isOver(Recipe recipe) {
    return history.size() >= recipe.epochs() || waited(recipe) >= recipe.patience();
  }

  /** Epochs since the loss last fell by as much as counts. */
  private int waited(Recipe recipe) {
    double mark = Double.POSITIVE_INFINITY;
    int waited = 0;
    for (EpochResult result : history) {
      if (result.validationLoss() <= mark - recipe.leastImprovement()) {
        mark = result.validationLoss();
        waited = 0;
      } else {
        waited++;
      }
    }
    return waited;
  }

  void averageOver(double decay) {
    float[] from = weights.values();
    float[] to = average.values();
    for (int i = 0; i < from.length; i++) {
      to[i] = (float) (decay * to[i] + (1 - decay) * from[i]);
    }
  }
}
