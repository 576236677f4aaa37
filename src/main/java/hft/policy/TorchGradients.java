package hft.policy;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import hft.core.policy.Experience;
import hft.core.policy.LossSettings;
import hft.core.policy.NetworkShape;
import hft.core.policy.PolicyShape;

/**
 * The same gradient by PyTorch's automatic differentiation through DJL: the judge of the
 * hand-written one, and its rival in the benchmark.
 */
final class TorchGradients implements Gradients {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private final PolicyShape shape;
  private final LossSettings settings;
  private final Engine engine = Engine.getEngine("PyTorch");
  private final NDManager base = engine.newBaseManager();

  TorchGradients(PolicyShape shape, LossSettings settings) {
    this.shape = shape;
    this.settings = settings;
  }

  @Override
  public LossFigures differentiate(float[] parameters, Lesson lesson, float[] gradient) {
    try (NDManager scope = base.newSubManager()) {
      NDArray flat = scope.create(parameters);
      flat.setRequiresGradient(true);
      Batch batch = Batch.of(scope, lesson);
      try (GradientCollector collector = engine.newGradientCollector()) {
        NDArray[] loss = loss(flat, batch);
        NDArray total =
            loss[0]
                .add(loss[1].mul(settings.valueWeight()))
                .sub(entropy(flat).mul(settings.entropyWeight()));
        collector.backward(total);
        float[] result = flat.getGradient().toFloatArray();
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] += result[i];
        }
        return new LossFigures(
            loss[0].getFloat(), loss[1].getFloat(), loss[2].getFloat(), loss[3].getFloat());
      }
    }
  }

  /** Policy and value part, divergence, share of clipped samples. */
  private NDArray[] loss(NDArray flat, Batch batch) {
    NDArray mean = network(flat, 0, shape.actor(), batch.observations);
    NDArray logDeviation = deviations(flat);
    NDArray z = batch.actions.sub(mean).div(logDeviation.exp());
    NDArray logDensity =
        z.square().mul(-0.5).sub(logDeviation).sub(HALF_LOG_TWO_PI).sum(new int[] {1});
    NDArray logRatio = logDensity.sub(batch.logDensity);
    NDArray ratio = logRatio.exp();
    NDArray bound = ratio.clip(1 - settings.clip(), 1 + settings.clip());
    NDArray free = ratio.mul(batch.advantages);
    NDArray bounded = bound.mul(batch.advantages);
    NDArray policy = free.minimum(bounded).mean().neg();
    NDArray value =
        network(flat, shape.criticAt(), shape.critic(), batch.observations)
            .squeeze(1)
            .sub(batch.targets)
            .square()
            .mean();
    NDArray divergence = ratio.sub(1).sub(logRatio).mean();
    NDArray clipped = free.gt(bounded).toType(ai.djl.ndarray.types.DataType.FLOAT32, false).mean();
    return new NDArray[] {policy, value, divergence, clipped};
  }

  private NDArray deviations(NDArray flat) {
    return flat.get(shape.deviationsAt() + ":" + shape.criticAt());
  }

  private NDArray entropy(NDArray flat) {
    return deviations(flat).add(HALF_LOG_TWO_PI + 0.5).sum();
  }

  private static NDArray network(NDArray flat, int from, NetworkShape of, NDArray in) {
    Cut cut = new Cut(flat, from);
    NDArray first = cut.next(of.inputs(), of.hidden());
    NDArray firstBias = cut.next(of.hidden());
    NDArray second = cut.next(of.hidden(), of.hidden());
    NDArray secondBias = cut.next(of.hidden());
    NDArray last = cut.next(of.outputs(), of.hidden());
    NDArray lastBias = cut.next(of.outputs());
    NDArray hidden1 = in.matMul(first).add(firstBias).tanh();
    NDArray hidden2 = hidden1.matMul(second).add(secondBias).tanh();
    return hidden2.matMul(last.transpose()).add(lastBias);
  }

  /** Takes pieces off a flat array. */
  private static final class Cut {
    private final NDArray flat;
    private long at;

    Cut(NDArray flat, long at) {
      this.flat = flat;
      this.at = at;
    }

    NDArray next(long... dimensions) {
      long size = new Shape(dimensions).size();
      NDArray piece = flat.get(at + ":" + (at + size)).reshape(dimensions);
      at += size;
      return piece;
    }
  }

  private record Batch(
      NDArray observations,
      NDArray actions,
      NDArray logDensity,
      NDArray advantages,
      NDArray targets) {
    static Batch of(NDManager manager, Lesson lesson) {
      Experience lived = lesson.lived();
      int size = lesson.size();
      float[] observations = new float[size * lived.observationSize];
      float[] actions = new float[size * lived.actionSize];
      float[] density = new float[size];
      float[] advantages = new float[size];
      float[] targets = new float[size];
      for (int i = 0; i < size; i++) {
        int from = lesson.order()[lesson.from() + i];
        copy(lived.observations, from, observations, i, lived.observationSize);
        copy(lived.actions, from, actions, i, lived.actionSize);
        density[i] = lived.logDensity[from];
        advantages[i] = (float) ((lived.advantages[from] - lesson.shift()) * lesson.scale());
        targets[i] = lived.targets[from];
      }
      NDList all =
          new NDList(
              manager.create(observations, new Shape(size, lived.observationSize)),
              manager.create(actions, new Shape(size, lived.actionSize)),
              manager.create(density),
              manager.create(advantages),
              manager.create(targets));
      return new Batch(all.get(0), all.get(1), all.get(2), all.get(3), all.get(4));
    }

    private static void copy(float[] from, int row, float[] to, int toRow, int width) {
      System.arraycopy(from, row * width, to, toRow * width, width);
    }
  }

  @Override
  public void close() {
    base.close();
  }
}
