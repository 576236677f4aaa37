package hft.app.policy;

import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.cli.TrainPpoRequest;
import hft.app.cli.UserMistake;
import hft.app.config.RunSettings;
import hft.core.policy.benchmark.CarteaJaimungalMarket;
import hft.core.policy.benchmark.ExactValue;
import hft.core.policy.benchmark.LearnedDepths;
import hft.core.policy.benchmark.Score;
import hft.policy.PolicyFolder;
import hft.policy.PpoSettings;
import hft.policy.Training;
import hft.policy.TrainingRun;
import hft.port.Progress;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/** Trains one policy and writes its folder. */
public final class TrainPpoJob implements Job<TrainPpoRequest> {
  @Override
  public JobReport run(TrainPpoRequest request, Progress progress) throws IOException {
    if (!request.environment().equals(CarteaJaimungalTraining.NAME)) {
      throw new UserMistake(
          "--env "
              + request.environment()
              + " is not known; expected "
              + CarteaJaimungalTraining.NAME);
    }
    long seed = request.settings().get(RunSettings.class).seed();
    PpoSettings settings = request.settings().get(PpoSettings.class);
    Training training =
        CarteaJaimungalTraining.of(settings, request.steps(), seed, request.threads());
    TrainingRun.Result result = TrainingRun.to(request.out(), training, request.resume(), progress);
    PolicyFolder.Contents contents =
        new PolicyFolder.Contents(
            CarteaJaimungalTraining.NAME,
            CarteaJaimungalMarket.OBSERVATIONS,
            CarteaJaimungalTraining.ACTIONS,
            result.shape(),
            result.parameters(),
            result.normaliser(),
            training.fingerprint());
    var problem = CarteaJaimungalTraining.PROBLEM;
    Score best = ExactValue.best(problem);
    LearnedDepths learned = new LearnedDepths(problem, contents.policy());
    Score score = ExactValue.of(problem, learned);
    PolicyReport.write(request.out(), contents, result.curve(), score, best);
    PolicyFolder.write(request.out(), contents, result.curve());
    return report(request, score, best);
  }

  private static JobReport report(TrainPpoRequest request, Score score, Score best) {
    double mean = 100 * score.mean() / best.mean();
    double flat = 100 * score.flat() / best.flat();
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("environment", request.environment());
    figures.put("mean", score.mean());
    figures.put("meanPercentOfOptimum", mean);
    figures.put("flat", score.flat());
    figures.put("flatPercentOfOptimum", flat);
    return JobReport.of(
        List.of(
            String.format(
                Locale.ROOT,
                "mean over starts %.4f of %.4f (%.2f %%), from flat %.4f of %.4f (%.2f %%),"
                    + " exactly",
                score.mean(),
                best.mean(),
                mean,
                score.flat(),
                best.flat(),
                flat),
            "policy   " + request.out(),
            "report   " + request.out().resolve(PolicyReport.FILE)),
        figures);
  }
}
