package hft.policy;

import hft.core.policy.DeterministicPolicy;
import hft.core.policy.Draws;
import hft.core.policy.Environment;
import hft.core.policy.Experience;
import hft.core.policy.Moments;
import hft.core.policy.Normaliser;
import hft.core.policy.PolicyShape;
import hft.core.policy.Rollout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Trains one policy: lives an episode in all copies, learns from it, and again. Same training, same
 * parameters to the last bit, whatever the number of threads and however often it was stopped and
 * resumed. For one caller at a time.
 */
public final class PpoTrainer implements AutoCloseable {
  /** Groups of copies, each with streams of random numbers of its own. */
  private static final int GROUPS = 8;

  private static final int INITIAL_STREAM = 0;
  private static final int ORDER_STREAM = 1;
  private static final int FIRST_GROUP_STREAM = 2;

  private final Training training;
  private final PpoSettings settings;
  private final PolicyShape shape;
  private final List<Rollout> rollouts = new ArrayList<>();
  private final int episodeSteps;
  private final Experience lived;
  private final float[] parameters;
  private final float[] averaged;
  private final float[] gradient;
  private final Adam adam;
  private final Adam.Stretch deviations;
  private final Moments observations;
  private final Moments returns;
  private final int[] order;
  private final Workers workers;
  private final Gradients gradients;
  private final List<CurvePoint> curve = new ArrayList<>();
  private Draws shuffle;
  private long lessons;

  public PpoTrainer(Training training) {
    this(training, null);
  }

  /** Goes on from a checkpoint. */
  PpoTrainer(Training training, @org.jspecify.annotations.Nullable TrainingState saved) {
    this.training = training;
    settings = training.settings();
    Environment sample = training.environments().apply(1);
    shape = new PolicyShape(sample.observationSize(), settings.hidden(), sample.actionSize());
    episodeSteps = sample.steps();
    lived = new Experience(settings.copies() * episodeSteps, shape);
    makeRollouts(saved);
    parameters =
        saved == null
            ? shape.draw(
                new Draws(training.seed(), INITIAL_STREAM),
                StrictMath.log(settings.deviationFirst()))
            : saved.parameters();
    averaged = saved == null ? parameters.clone() : saved.averaged();
    gradient = new float[parameters.length];
    adam = new Adam(parameters.length);
    deviations = new Adam.Stretch(shape.deviationsAt(), shape.criticAt());
    observations = new Moments(shape.observations());
    returns = new Moments(1);
    shuffle = new Draws(training.seed(), ORDER_STREAM);
    order = new int[lived.size];
    if (saved != null) {
      restore(saved);
    }
    workers = new Workers(training.threads());
    gradients = new HandGradients(shape, settings.loss(), workers);
  }

  private void makeRollouts(@org.jspecify.annotations.Nullable TrainingState saved) {
    int groups = Math.min(GROUPS, settings.copies());
    int at = 0;
    for (int g = 0; g < groups; g++) {
      int copies = settings.copies() * (g + 1) / groups - settings.copies() * g / groups;
      Draws world = draws(saved, 2 * g);
      Draws noise = draws(saved, 2 * g + 1);
      Rollout rollout = new Rollout(training.environments().apply(copies), shape, at, world, noise);
      rollouts.add(rollout);
      at += rollout.size();
    }
  }

  private Draws draws(@org.jspecify.annotations.Nullable TrainingState saved, int stream) {
    return saved == null
        ? new Draws(training.seed(), FIRST_GROUP_STREAM + stream)
        : Draws.from(saved.groupDraws().get(stream));
  }

  private void restore(TrainingState saved) {
    System.arraycopy(saved.adamMean(), 0, adam.mean, 0, adam.mean.length);
    System.arraycopy(saved.adamSquare(), 0, adam.square, 0, adam.square.length);
    adam.steps = saved.adamSteps();
    observations.restore(saved.observations());
    returns.restore(saved.returns());
    shuffle = Draws.from(saved.shuffle());
    lessons = saved.lessons();
    curve.addAll(saved.curve());
  }

  TrainingState state() {
    List<Draws.State> groupDraws = new ArrayList<>();
    for (Rollout rollout : rollouts) {
      groupDraws.add(rollout.worldState());
      groupDraws.add(rollout.noiseState());
    }
    return new TrainingState(
        training.fingerprint(),
        lessons,
        parameters.clone(),
        averaged.clone(),
        adam.mean.clone(),
        adam.square.clone(),
        adam.steps,
        observations.state(),
        returns.state(),
        groupDraws,
        shuffle.state(),
        List.copyOf(curve));
  }

  public PolicyShape shape() {
    return shape;
  }

  /** Decisions lived so far. */
  public long stepsDone() {
    return lessons * lived.size;
  }

  public boolean isDone() {
    return stepsDone() >= training.steps();
  }

  public List<CurvePoint> curve() {
    return List.copyOf(curve);
  }

  /** Of the policy that is kept. */
  public float[] parameters() {
    return averaged.clone();
  }

  public Normaliser normaliser() {
    return Normaliser.of(observations, shape.observations());
  }

  /** The policy that is kept as it is now, acting with its means. */
  public DeterministicPolicy policy() {
    return new DeterministicPolicy(shape, averaged, normaliser());
  }

  /** Lives one episode in all copies and learns from it. */
  public void lesson() {
    Normaliser frozen = normaliser();
    setDeviation();
    workers.each(rollouts.size(), g -> rollouts.get(g).play(parameters, frozen, lived));
    observations.add(lived.raw, lived.size);
    double rewardPerEpisode = noteReturns();
    double scale = 1 / returns.deviation(0);
    workers.each(rollouts.size(), g -> rollouts.get(g).judge(lived, settings.gae(), scale));
    double[] norm = new double[1];
    LossFigures figures = learn(norm);
    lessons++;
    average();
    boolean judged = lessons % training.judgeEvery() == 0 || isDone();
    double[] scores = judged ? training.judge().score(policy()) : Judge.NONE.score(policy());
    curve.add(
        new CurvePoint(
            stepsDone(),
            rewardPerEpisode,
            figures.policy(),
            figures.value(),
            figures.divergence(),
            figures.clippedShare(),
            norm[0],
            StrictMath.exp(parameters[shape.deviationsAt()]),
            scores[0],
            scores[1]));
  }

  /** How far the training is, 0 to 1. */
  private double gone() {
    return Math.min(1, (double) stepsDone() / training.steps());
  }

  private void setDeviation() {
    double first = StrictMath.log(settings.deviationFirst());
    double last = StrictMath.log(settings.deviationLast());
    Arrays.fill(
        parameters, deviations.from(), deviations.to(), (float) (first + (last - first) * gone()));
  }

  /** Merges the discounted returns so far of every copy; the mean reward of an episode. */
  private double noteReturns() {
    float[] soFar = new float[lived.size];
    double total = 0;
    int at = 0;
    for (Rollout rollout : rollouts) {
      int copies = rollout.size() / episodeSteps;
      for (int i = at; i < at + rollout.size(); i++) {
        double before = i - copies >= at ? soFar[i - copies] : 0;
        soFar[i] = (float) (before * settings.gae().discount() + lived.rewards[i]);
        total += lived.rewards[i];
      }
      at += rollout.size();
    }
    returns.add(soFar, soFar.length);
    return total / settings.copies();
  }

  /** An exponential average whose memory grows with the training. */
  private void average() {
    float weight = (float) (1 / (1 + settings.averagedShare() * lessons));
    for (int i = 0; i < averaged.length; i++) {
      averaged[i] += weight * (parameters[i] - averaged[i]);
    }
  }

  private LossFigures learn(double[] norm) {
    double rate =
        settings.learningRateFirst()
            + (settings.learningRateLast() - settings.learningRateFirst()) * gone();
    int batches = settings.miniBatches();
    double share = 1.0 / (settings.epochs() * batches);
    LossFigures figures = LossFigures.NONE;
    for (int epoch = 0; epoch < settings.epochs(); epoch++) {
      shuffle();
      for (int b = 0; b < batches; b++) {
        int from = (int) ((long) order.length * b / batches);
        int to = (int) ((long) order.length * (b + 1) / batches);
        Arrays.fill(gradient, 0);
        Lesson lesson = Lesson.of(lived, order, from, to);
        figures = figures.plus(gradients.differentiate(parameters, lesson, gradient), share);
        norm[0] +=
            share * adam.step(parameters, gradient, rate, settings.gradientNormMax(), deviations);
      }
    }
    return figures;
  }

  /** Every epoch goes through the samples in another order, drawn from the same start. */
  private void shuffle() {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    for (int i = order.length - 1; i > 0; i--) {
      int j = shuffle.below(i + 1);
      int swap = order[i];
      order[i] = order[j];
      order[j] = swap;
    }
  }

  @Override
  public void close() {
    gradients.close();
    workers.close();
  }
}
