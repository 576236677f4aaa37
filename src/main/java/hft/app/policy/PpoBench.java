package hft.app.policy;

import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.RunSettings;
import hft.core.policy.DeterministicPolicy;
import hft.core.policy.Draws;
import hft.core.policy.benchmark.AvellanedaStoikovExperiment;
import hft.core.policy.benchmark.CarteaJaimungal;
import hft.core.policy.benchmark.ClosedForm;
import hft.core.policy.benchmark.DepthPolicy;
import hft.core.policy.benchmark.ExactValue;
import hft.core.policy.benchmark.LearnedDepths;
import hft.core.policy.benchmark.Score;
import hft.policy.GradientRace;
import hft.policy.PpoSettings;
import hft.policy.TrainingRun;
import hft.port.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * Learned quoting against the best possible, on three seeds; simple policies and the published
 * simulation beside it; and what learning costs, by hand and by DJL.
 */
public final class PpoBench implements Job<BenchRequest> {
  static final double PASS_PERCENT = 98;
  private static final long STEPS = 2_000_000;
  private static final int SEEDS = 3;
  private static final int PATHS = 10_000;
  private static final double[] GAMMAS = {0.1, 0.01, 0.5};

  private final long steps;

  public PpoBench() {
    this(STEPS);
  }

  PpoBench(long steps) {
    this.steps = steps;
  }

  private record Learned(long seed, Score score, double stepsPerSecond) {}

  @Override
  public JobReport run(BenchRequest request, Progress progress) throws IOException {
    PpoSettings settings = request.settings().get(PpoSettings.class);
    long firstSeed = request.settings().get(RunSettings.class).seed();
    Score best = ExactValue.best(CarteaJaimungalTraining.PROBLEM);
    List<Learned> learned = new ArrayList<>();
    for (int i = 0; i < SEEDS; i++) {
      learned.add(learn(settings, firstSeed + i, progress));
    }
    List<String> lines = new ArrayList<>();
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    double mean = 100 * average(learned, true) / best.mean();
    double flat = 100 * average(learned, false) / best.flat();
    figures.put("meanPercentOfOptimum", mean);
    figures.put("flatPercentOfOptimum", flat);
    figures.put("seeds", seeds(learned, best));
    figures.put("steps", steps);
    lines.addAll(table(learned, best));
    lines.add("");
    lines.addAll(simulation(new Draws(firstSeed, 0)));
    lines.add("");
    lines.addAll(speed(settings, learned, figures, progress));
    boolean held = learned.stream().allMatch(each -> percent(each.score, best) >= PASS_PERCENT);
    return new JobReport(lines, figures, held);
  }

  private Learned learn(PpoSettings settings, long seed, Progress progress) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    long started = System.nanoTime();
    TrainingRun.Result result =
        TrainingRun.of(
            CarteaJaimungalTraining.of(settings, steps, seed, threads),
            (task, done, total) -> progress.at("training, seed " + seed, done, total));
    double seconds = (System.nanoTime() - started) / 1e9;
    CarteaJaimungal problem = CarteaJaimungalTraining.PROBLEM;
    var policy = new DeterministicPolicy(result.shape(), result.parameters(), result.normaliser());
    Score score = ExactValue.of(problem, new LearnedDepths(problem, policy));
    return new Learned(seed, score, result.curve().getLast().steps() / seconds);
  }

  private static double average(List<Learned> learned, boolean mean) {
    return learned.stream()
        .mapToDouble(each -> mean ? each.score.mean() : each.score.flat())
        .average()
        .orElseThrow();
  }

  private static double percent(Score score, Score best) {
    return 100 * score.mean() / best.mean();
  }

  private static List<SequencedMap<String, Object>> seeds(List<Learned> learned, Score best) {
    List<SequencedMap<String, Object>> all = new ArrayList<>();
    for (Learned each : learned) {
      SequencedMap<String, Object> one = new LinkedHashMap<>();
      one.put("seed", each.seed);
      one.put("meanPercentOfOptimum", percent(each.score, best));
      one.put("flatPercentOfOptimum", 100 * each.score.flat() / best.flat());
      one.put("mean", each.score.mean());
      one.put("flat", each.score.flat());
      one.put("stepsPerSecond", Math.round(each.stepsPerSecond));
      all.add(one);
    }
    return all;
  }

  private List<String> table(List<Learned> learned, Score best) {
    CarteaJaimungal problem = CarteaJaimungalTraining.PROBLEM;
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-36s %12s %12s %10s",
            "exact values, Cartea-Jaimungal",
            "from flat",
            "mean",
            "% of best"));
    lines.add(line("best possible", best, best));
    lines.add(
        line("continuous closed form", ExactValue.of(problem, new ClosedForm(problem)), best));
    for (Learned each : learned) {
      lines.add(line("learned, seed " + each.seed, each.score, best));
    }
    lines.add(
        line("1.15 ± 0.30·lots", ExactValue.of(problem, DepthPolicy.linear(1.15, 0.3)), best));
    lines.add(line("always 1.25", ExactValue.of(problem, DepthPolicy.constant(1.25)), best));
    lines.add(line("always 1/κ", ExactValue.of(problem, DepthPolicy.constant(1)), best));
    lines.add(
        String.format(
            Locale.ROOT,
            "%,d decisions a seed; the mean action of the averaged policy at the end; must be %.0f"
                + " %% on every seed",
            steps,
            PASS_PERCENT));
    return lines;
  }

  private static String line(String name, Score score, Score best) {
    return String.format(
        Locale.ROOT,
        "%-36s %12.4f %12.4f %10.2f",
        name,
        score.flat(),
        score.mean(),
        percent(score, best));
  }

  private static List<String> simulation(Draws draws) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-36s %10s %10s %10s %10s",
            "Avellaneda-Stoikov, 10,000 paths",
            "spread",
            "profit",
            "deviation",
            "lots dev."));
    for (double gamma : GAMMAS) {
      for (boolean skewed : new boolean[] {true, false}) {
        var outcome = AvellanedaStoikovExperiment.run(gamma, skewed, PATHS, draws);
        lines.add(
            String.format(
                Locale.ROOT,
                "%-36s %10.3f %10.2f %10.2f %10.2f",
                "γ " + gamma + (skewed ? " inventory" : " symmetric"),
                outcome.spread(),
                outcome.profit(),
                outcome.profitDeviation(),
                outcome.lotsDeviation()));
      }
    }
    return lines;
  }

  private static List<String> speed(
      PpoSettings settings,
      List<Learned> learned,
      SequencedMap<String, Object> figures,
      Progress progress) {
    progress.at("gradients by hand and by DJL", 0, 1);
    GradientRace.Outcome race = GradientRace.run(settings);
    double steps = learned.stream().mapToDouble(Learned::stepsPerSecond).average().orElseThrow();
    double passes = settings.epochs();
    figures.put("stepsPerSecond", Math.round(steps));
    figures.put("gradientNanosPerSample", race.handNanos());
    SequencedMap<String, Object> rival = new LinkedHashMap<>();
    rival.put("name", race.rival());
    rival.put("gradientNanosPerSample", race.torchNanos());
    figures.put("rival", rival);
    return List.of(
        String.format(
            Locale.ROOT,
            "%,.0f decisions a second, learning included, on %d threads",
            steps,
            Runtime.getRuntime().availableProcessors()),
        String.format(
            Locale.ROOT,
            "gradient of one sample, one thread: %.0f ns by hand, %.0f ns by %s;"
                + " %.0f passes a decision",
            race.handNanos(),
            race.torchNanos(),
            race.rival(),
            passes));
  }
}
