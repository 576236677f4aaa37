package hft.app.policy;

import hft.core.policy.benchmark.CarteaJaimungal;
import hft.core.policy.benchmark.CarteaJaimungalMarket;
import hft.core.policy.benchmark.ExactValue;
import hft.core.policy.benchmark.LearnedDepths;
import hft.core.policy.benchmark.Score;
import hft.policy.Judge;
import hft.policy.PpoSettings;
import hft.policy.Training;
import java.util.List;

/** The problem whose best answer is known, as a training. */
final class CarteaJaimungalTraining {
  static final String NAME = "cartea-jaimungal";
  static final List<String> ACTIONS = List.of("bid-depth", "ask-depth");
  static final CarteaJaimungal PROBLEM = CarteaJaimungal.BENCHMARK;
  private static final int LESSONS_BETWEEN_SCORES = 5;

  private CarteaJaimungalTraining() {}

  static Training of(PpoSettings settings, long steps, long seed, int threads) {
    Judge judge =
        policy -> {
          Score score = ExactValue.of(PROBLEM, new LearnedDepths(PROBLEM, policy));
          return new double[] {score.mean(), score.flat()};
        };
    return new Training(
        NAME,
        copies -> new CarteaJaimungalMarket(PROBLEM, copies),
        settings,
        steps,
        seed,
        threads,
        judge,
        LESSONS_BETWEEN_SCORES);
  }
}
