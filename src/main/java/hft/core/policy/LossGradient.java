package hft.core.policy;

/**
 * The loss of proximal policy optimisation (Schulman et al. 2017) with a Gaussian policy, and its
 * gradient by hand-written backpropagation, summed over samples. One thread; nothing allocates.
 */
public final class LossGradient {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private final PolicyShape shape;
  private final LossSettings settings;
  private final Network actor;
  private final Network critic;
  private final NetworkBatch actorBatch;
  private final NetworkBatch criticBatch;
  private final Layers actorGradient;
  private final Layers criticGradient;
  private final float[] deviationGradient;
  private final double[] logDeviation;
  private final double[] inverseVariance;
  private double policyLoss;
  private double valueLoss;
  private double divergence;
  private long clipped;
  private long samples;

  public LossGradient(PolicyShape shape, LossSettings settings) {
    this.shape = shape;
    this.settings = settings;
    actor = new Network(shape.actor());
    critic = new Network(shape.critic());
    actorBatch = new NetworkBatch(shape.actor());
    criticBatch = new NetworkBatch(shape.critic());
    actorGradient = new Layers(shape.actor());
    criticGradient = new Layers(shape.critic());
    deviationGradient = new float[shape.actions()];
    logDeviation = new double[shape.actions()];
    inverseVariance = new double[shape.actions()];
  }

  /** Takes the parameters to differentiate at and forgets all sums. */
  public void begin(float[] parameters) {
    actor.read(parameters, 0);
    critic.read(parameters, shape.criticAt());
    for (int a = 0; a < logDeviation.length; a++) {
      logDeviation[a] = parameters[shape.deviationsAt() + a];
      inverseVariance[a] = StrictMath.exp(-2 * logDeviation[a]);
      deviationGradient[a] = 0;
    }
    actorGradient.zero();
    criticGradient.zero();
    policyLoss = 0;
    valueLoss = 0;
    divergence = 0;
    clipped = 0;
    samples = 0;
  }

  /**
   * Adds samples {@code order[from..to)}.
   *
   * @param shift taken from each advantage, which is then multiplied by {@code scale}
   * @param weight of each sample, one over the size of the mini-batch
   */
  public void add(
      Experience lived, int[] order, int from, int to, double shift, double scale, double weight) {
    for (int at = from; at < to; at += NetworkBatch.SAMPLES) {
      int count = Math.min(NetworkBatch.SAMPLES, to - at);
      gather(lived, order, at, count);
      actor.forward(actorBatch, count);
      critic.forward(criticBatch, count);
      for (int b = 0; b < count; b++) {
        int sample = order[at + b];
        differentiate(lived, sample, b, (lived.advantages[sample] - shift) * scale, weight);
      }
      actor.backward(actorBatch, count, actorGradient);
      critic.backward(criticBatch, count, criticGradient);
      samples += count;
    }
  }

  private void gather(Experience lived, int[] order, int at, int count) {
    int width = lived.observationSize;
    for (int b = 0; b < count; b++) {
      int row = order[at + b] * width;
      System.arraycopy(lived.observations, row, actorBatch.inputs[b], 0, width);
      System.arraycopy(lived.observations, row, criticBatch.inputs[b], 0, width);
    }
  }

  private void differentiate(Experience lived, int sample, int b, double advantage, double weight) {
    float[] mean = actorBatch.outputs[b];
    int row = sample * lived.actionSize;
    double logDensity = 0;
    for (int a = 0; a < mean.length; a++) {
      double off = lived.actions[row + a] - mean[a];
      logDensity -= 0.5 * off * off * inverseVariance[a] + logDeviation[a] + HALF_LOG_TWO_PI;
    }
    double logRatio = logDensity - lived.logDensity[sample];
    double ratio = StrictMath.exp(logRatio);
    double bound = Math.max(1 - settings.clip(), Math.min(1 + settings.clip(), ratio));
    boolean active = ratio * advantage <= bound * advantage;
    double byLogDensity = active ? -advantage * ratio * weight : 0;
    for (int a = 0; a < mean.length; a++) {
      double off = lived.actions[row + a] - mean[a];
      double pull = off * inverseVariance[a];
      actorBatch.byOutput[b][a] = (float) (byLogDensity * pull);
      deviationGradient[a] +=
          (float) (byLogDensity * (off * pull - 1) - settings.entropyWeight() * weight);
    }
    double error = criticBatch.outputs[b][0] - lived.targets[sample];
    criticBatch.byOutput[b][0] = (float) (2 * settings.valueWeight() * error * weight);
    policyLoss -= Math.min(ratio * advantage, bound * advantage) * weight;
    valueLoss += error * error * weight;
    divergence += (ratio - 1 - logRatio) * weight;
    clipped += active ? 0 : 1;
  }

  /** Adds the gradient to {@code flat}, in the order of the parameters. */
  public void addTo(float[] flat) {
    actorGradient.addTo(flat, 0);
    for (int a = 0; a < deviationGradient.length; a++) {
      flat[shape.deviationsAt() + a] += deviationGradient[a];
    }
    criticGradient.addTo(flat, shape.criticAt());
  }

  /** The part of the clipped surrogate, without value and entropy. */
  public double policyLoss() {
    return policyLoss;
  }

  /** Mean squared error of the critic. */
  public double valueLoss() {
    return valueLoss;
  }

  /** Mean of {@code ρ - 1 - ln ρ}, an estimate of the divergence from the old policy. */
  public double divergence() {
    return divergence;
  }

  /** Samples whose ratio was beyond its bound. */
  public long clipped() {
    return clipped;
  }

  public long samples() {
    return samples;
  }
}
