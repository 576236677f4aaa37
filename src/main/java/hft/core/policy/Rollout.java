package hft.core.policy;

import java.util.Arrays;

/**
 * Lives one episode in one environment with a stochastic policy and writes it down. One thread;
 * what it writes lies in a stretch of the experience that nobody else writes.
 */
public final class Rollout {
  private static final double HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private final Environment environment;
  private final int at;
  private final Draws world;
  private final Draws noise;
  private final Network actor;
  private final Network critic;
  private final PolicyShape shape;
  private final NetworkBatch actorBatch;
  private final NetworkBatch criticBatch;
  private final float[] lastRaw;
  private final float[] last;
  private final double[] logDeviation;
  private final double[] deviation;

  /**
   * @param at where its stretch of the experience begins
   * @param world decides what happens
   * @param noise decides how actions stray from their mean
   */
  public Rollout(Environment environment, PolicyShape shape, int at, Draws world, Draws noise) {
    this.environment = environment;
    this.shape = shape;
    this.at = at;
    this.world = world;
    this.noise = noise;
    actor = new Network(shape.actor());
    critic = new Network(shape.critic());
    actorBatch = new NetworkBatch(shape.actor());
    criticBatch = new NetworkBatch(shape.critic());
    lastRaw = new float[environment.copies() * shape.observations()];
    last = new float[environment.copies()];
    logDeviation = new double[shape.actions()];
    deviation = new double[shape.actions()];
  }

  public Draws.State worldState() {
    return world.state();
  }

  public Draws.State noiseState() {
    return noise.state();
  }

  /** Decisions in an episode of all copies. */
  public int size() {
    return environment.copies() * environment.steps();
  }

  /** Plays the episode: observations, actions, densities, rewards and values. */
  public void play(float[] parameters, Normaliser normaliser, Experience lived) {
    actor.read(parameters, 0);
    critic.read(parameters, shape.criticAt());
    for (int a = 0; a < deviation.length; a++) {
      logDeviation[a] = parameters[shape.deviationsAt() + a];
      deviation[a] = StrictMath.exp(logDeviation[a]);
    }
    environment.begin(world);
    int copies = environment.copies();
    for (int t = 0; t < environment.steps(); t++) {
      int row = at + t * copies;
      environment.observe(lived.raw, row * shape.observations());
      normalise(lived.raw, row * shape.observations(), normaliser, lived.observations, copies);
      act(lived, row, copies);
      environment.step(lived.actions, row * shape.actions(), lived.rewards, row);
    }
    value(lived, copies, normaliser);
  }

  /** Estimates advantages and targets; after {@link #play}. */
  public void judge(Experience lived, GaeSettings settings, double rewardScale) {
    Advantages.fill(
        lived, at, environment.steps(), environment.copies(), settings, rewardScale, last);
  }

  private void normalise(float[] raw, int from, Normaliser normaliser, float[] into, int copies) {
    int width = shape.observations();
    for (int i = 0; i < copies * width; i++) {
      into[from + i] = normaliser.apply(i % width, raw[from + i]);
    }
  }

  private void act(Experience lived, int row, int copies) {
    for (int from = 0; from < copies; from += NetworkBatch.SAMPLES) {
      int count = Math.min(NetworkBatch.SAMPLES, copies - from);
      load(lived.observations, (row + from) * shape.observations(), actorBatch, count);
      actor.forward(actorBatch, count);
      for (int b = 0; b < count; b++) {
        draw(lived, row + from + b, actorBatch.outputs[b]);
      }
    }
  }

  private void draw(Experience lived, int sample, float[] mean) {
    double logDensity = 0;
    for (int a = 0; a < mean.length; a++) {
      float action = (float) (mean[a] + deviation[a] * noise.gaussian());
      double z = (action - mean[a]) / deviation[a];
      logDensity -= 0.5 * z * z + logDeviation[a] + HALF_LOG_TWO_PI;
      lived.actions[sample * mean.length + a] = action;
    }
    lived.logDensity[sample] = (float) logDensity;
  }

  private void value(Experience lived, int copies, Normaliser normaliser) {
    int samples = size();
    for (int from = 0; from < samples; from += NetworkBatch.SAMPLES) {
      int count = Math.min(NetworkBatch.SAMPLES, samples - from);
      load(lived.observations, (at + from) * shape.observations(), criticBatch, count);
      critic.forward(criticBatch, count);
      for (int b = 0; b < count; b++) {
        lived.values[at + from + b] = criticBatch.outputs[b][0];
      }
    }
    if (environment.endsForGood()) {
      Arrays.fill(last, 0);
      return;
    }
    environment.observe(lastRaw, 0);
    normalise(lastRaw, 0, normaliser, lastRaw, copies);
    for (int from = 0; from < copies; from += NetworkBatch.SAMPLES) {
      int count = Math.min(NetworkBatch.SAMPLES, copies - from);
      load(lastRaw, from * shape.observations(), criticBatch, count);
      critic.forward(criticBatch, count);
      for (int b = 0; b < count; b++) {
        last[from + b] = criticBatch.outputs[b][0];
      }
    }
  }

  private static void load(float[] rows, int from, NetworkBatch batch, int count) {
    int width = batch.inputs[0].length;
    for (int b = 0; b < count; b++) {
      System.arraycopy(rows, from + b * width, batch.inputs[b], 0, width);
    }
  }
}
