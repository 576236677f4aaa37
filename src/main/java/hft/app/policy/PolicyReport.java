package hft.app.policy;

import hft.app.chart.LineChart;
import hft.app.chart.Page;
import hft.core.policy.benchmark.CarteaJaimungal;
import hft.core.policy.benchmark.DepthPolicy;
import hft.core.policy.benchmark.ExactValue;
import hft.core.policy.benchmark.LearnedDepths;
import hft.core.policy.benchmark.Score;
import hft.policy.CurvePoint;
import hft.policy.PolicyFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a policy learned in Cartea and Jaimungal's market, on one page. */
final class PolicyReport {
  static final String FILE = "report.html";

  private PolicyReport() {}

  static void write(
      Path folder, PolicyFolder.Contents contents, List<CurvePoint> curve, Score score, Score best)
      throws IOException {
    Page page = new Page("Policy trained in " + contents.environment());
    page.text(
        String.format(
            Locale.ROOT,
            "Its mean action, evaluated exactly by dynamic programming, is worth %.4f over all"
                + " starts: %.2f %% of the best possible %.4f.",
            score.mean(),
            100 * score.mean() / best.mean(),
            best.mean()));
    page.heading("Against policies that were not learned").table(rivals(score, best));
    page.heading("While it learned");
    page.markup(scores(curve, best));
    page.markup(
        chart(curve, "reward per episode", CurvePoint::rewardPerEpisode, "with exploration"));
    page.markup(chart(curve, "divergence", CurvePoint::divergence, "from the old policy"));
    page.markup(chart(curve, "critic's loss", CurvePoint::valueLoss, "mean squared error"));
    page.heading("What it does").markup(depths(contents, 50)).markup(depths(contents, 0));
    page.note("Dashed: the best possible. Bid depth by inventory; the ask is the mirror image.");
    page.note(contents.origin());
    Files.writeString(folder.resolve(FILE), page.html());
  }

  static List<List<String>> rivals(Score score, Score best) {
    CarteaJaimungal problem = CarteaJaimungalTraining.PROBLEM;
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("policy", "from flat", "mean over starts", "% of the best"));
    rows.add(row("best possible", best, best));
    rows.add(row("learned", score, best));
    rows.add(row("1.15 ± 0.30·lots", ExactValue.of(problem, DepthPolicy.linear(1.15, 0.3)), best));
    rows.add(row("always 1.25", ExactValue.of(problem, DepthPolicy.constant(1.25)), best));
    rows.add(row("always 1/κ", ExactValue.of(problem, DepthPolicy.constant(1)), best));
    return rows;
  }

  private static List<String> row(String name, Score score, Score best) {
    return List.of(
        name,
        String.format(Locale.ROOT, "%.4f", score.flat()),
        String.format(Locale.ROOT, "%.4f", score.mean()),
        String.format(Locale.ROOT, "%.2f", 100 * score.mean() / best.mean()));
  }

  private static String scores(List<CurvePoint> curve, Score best) {
    double[] steps = steps(curve);
    return new LineChart("decisions lived", "value")
        .line("mean over starts", steps, values(curve, CurvePoint::score))
        .dashed("best possible", steps, values(curve, point -> best.mean()))
        .svg();
  }

  private static String chart(
      List<CurvePoint> curve, String unit, ToDoubleFunction<CurvePoint> of, String name) {
    return new LineChart("decisions lived", unit)
        .line(unit + ", " + name, steps(curve), values(curve, of))
        .svg();
  }

  private static double[] steps(List<CurvePoint> curve) {
    return values(curve, CurvePoint::steps);
  }

  private static double[] values(List<CurvePoint> curve, ToDoubleFunction<CurvePoint> of) {
    // A score is only taken every few lessons: between two of them the line goes straight.
    double[] values = curve.stream().mapToDouble(of).toArray();
    for (int i = values.length - 2; i >= 0; i--) {
      if (Double.isNaN(values[i])) {
        values[i] = values[i + 1];
      }
    }
    return values;
  }

  private static String depths(PolicyFolder.Contents contents, int step) {
    CarteaJaimungal problem = CarteaJaimungalTraining.PROBLEM;
    LearnedDepths learned = new LearnedDepths(problem, contents.policy());
    double[][] best = ExactValue.bestDepths(problem)[step];
    int far = problem.startLots();
    double[] lots = new double[2 * far + 1];
    double[] ours = new double[lots.length];
    double[] theirs = new double[lots.length];
    double[] depths = new double[2];
    for (int q = -far; q <= far; q++) {
      lots[q + far] = q;
      learned.depths(step, q, depths);
      ours[q + far] = depths[0];
      theirs[q + far] = best[q + best.length / 2][0];
    }
    return new LineChart("lots held", "bid depth before step " + step)
        .line("learned", lots, ours)
        .dashed("best possible", lots, theirs)
        .svg();
  }
}
