package hft.alpha.train;

import hft.alpha.net.Net;
import hft.alpha.net.Weights;
import hft.alpha.torch.TorchNet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains one net by one recipe. The same samples, recipe, seed and number of threads give the same
 * weights, byte for byte, on the same torch and kind of processor; a training that goes on from a
 * checkpoint gives what it would have given in one go, since all that is drawn in an epoch depends
 * on the seed and the epoch alone.
 */
public final class Trainer {
  private final Net net;
  private final Recipe recipe;
  private final long seed;
  private final int threads;

  /** Told how far it is, after each step. */
  @FunctionalInterface
  public interface Watch {
    void at(List<EpochResult> history, int batch, int batches);
  }

  /** Told after each epoch, to be kept. */
  @FunctionalInterface
  public interface Keeper {
    void keep(TrainingState state);
  }

  public Trainer(Net net, Recipe recipe, long seed, int threads) {
    this.net = net;
    this.recipe = recipe;
    this.seed = seed;
    this.threads = threads;
  }

  /** Where a training begins. */
  public TrainingState start(Samples train) {
    Weights weights = Weights.initial(net, seed);
    if (net instanceof hft.alpha.net.Linear) {
      FeatureSpread.of(train, net.inputSize()).write(weights);
    }
    return TrainingState.first(weights, recipe);
  }

  /**
   * Goes on until epochs or patience run out.
   *
   * @throws Diverged when the loss is no number any more
   */
  public void run(
      TrainingState state, Samples train, Samples validation, Watch watch, Keeper keeper) {
    Targets targets = Targets.of(train);
    int batches = (train.size() + recipe.batch() - 1) / recipe.batch();
    try (TorchNet learner = TorchNet.training(net, threads);
        Judge judge = new Judge(net, threads)) {
      while (!state.isOver(recipe)) {
        int epoch = state.history().size() + 1;
        Pass pass = new Pass(state, learner, train, targets, epoch, batches);
        pass.run(watch);
        Judge.Verdict verdict = judge.judge(state.average(), validation, targets);
        state.add(
            new EpochResult(
                epoch,
                pass.lossSum / batches,
                verdict.loss(),
                verdict.scores().accuracy(),
                verdict.scores().macroF1(),
                pass.normSum / batches));
        keeper.keep(state);
      }
    }
  }

  /** One epoch. */
  private final class Pass {
    private final TrainingState state;
    private final TorchNet learner;
    private final Samples train;
    private final Targets targets;
    private final int epoch;
    private final int batches;
    private final int[] order;
    private final float[] gradients;
    private double lossSum;
    private double normSum;

    Pass(
        TrainingState state,
        TorchNet learner,
        Samples train,
        Targets targets,
        int epoch,
        int batches) {
      this.state = state;
      this.learner = learner;
      this.train = train;
      this.targets = targets;
      this.epoch = epoch;
      this.batches = batches;
      gradients = new float[state.weights().values().length];
      SplittableRandom random = new SplittableRandom(seed * 1_000_003 + epoch);
      order = shuffled(train.size(), random);
      learner.seed(random.nextLong());
      learner.load(state.weights());
    }

    void run(Watch watch) {
      for (int batch = 0; batch < batches; batch++) {
        step(batch);
        watch.at(state.history(), batch + 1, batches);
      }
    }

    private void step(int batch) {
      int from = batch * recipe.batch();
      int to = Math.min(train.size(), from + recipe.batch());
      float[] inputs = new float[(to - from) * net.inputSize()];
      for (int i = from; i < to; i++) {
        train.read(order[i], inputs, (i - from) * net.inputSize());
      }
      float[] wanted = targets.of(train, order, from, to);
      float loss = learner.gradients(inputs, wanted, state.weights(), gradients);
      double norm = AdamW.clip(gradients, recipe.clipNorm());
      if (!Float.isFinite(loss) || !Double.isFinite(norm)) {
        throw new Diverged(epoch, batch + 1, Float.isFinite(loss) ? Float.NaN : loss);
      }
      lossSum += loss;
      normSum += norm;
      long done = state.adam().steps();
      state
          .adam()
          .step(state.weights(), gradients, recipe.rate(done, (long) recipe.epochs() * batches));
      state.averageOver(recipe.averageDecay(done));
      learner.load(state.weights());
    }
  }

  /** Fisher and Yates. */
  private static int[] shuffled(int size, SplittableRandom random) {
    int[] order = new int[size];
    for (int i = 0; i < size; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
