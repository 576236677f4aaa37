package hft.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.policy.GaeSettings;
import hft.core.policy.LossSettings;
import hft.core.policy.benchmark.CarteaJaimungal;
import hft.core.policy.benchmark.CarteaJaimungalMarket;
import hft.core.policy.benchmark.ExactValue;
import hft.core.policy.benchmark.LearnedDepths;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PpoTrainerTest {
  /** A tenth of the benchmark's length: seconds to learn. */
  private static final CarteaJaimungal SHORT = CarteaJaimungal.BENCHMARK.over(1, 20);

  private static final PpoSettings SETTINGS =
      new PpoSettings(
          16,
          40,
          4,
          4,
          5e-3,
          1e-4,
          0.5,
          0.5,
          0.2,
          0.1,
          new LossSettings(0.2, 0.5, 0),
          new GaeSettings(1, 0.5, 0.95));

  @Test
  void it_learns_to_quote() {
    double before = score(train(training(1, 800, 1)));
    double after = score(train(training(1, 120_000, 2)));
    double best = ExactValue.best(SHORT).mean();
    assertThat(before).isLessThan(0.7 * best);
    assertThat(after).isGreaterThan(0.93 * best);
  }

  @Test
  void threads_do_not_change_what_is_learned() {
    float[] one = train(training(3, 4_000, 1)).parameters();
    float[] three = train(training(3, 4_000, 3)).parameters();
    assertThat(three).containsExactly(one);
  }

  @Test
  void seeds_do() {
    assertThat(train(training(4, 800, 1)).parameters())
        .isNotEqualTo(train(training(5, 800, 1)).parameters());
  }

  @Test
  void a_resumed_training_ends_where_an_uninterrupted_one_does(@TempDir Path folder)
      throws IOException {
    Training training = training(6, 8_000, 2);
    Path file = folder.resolve(TrainingRun.CHECKPOINT);
    try (PpoTrainer first = new PpoTrainer(training)) {
      for (int i = 0; i < 4; i++) {
        first.lesson();
      }
      CheckpointFile.write(file, first.state());
    }
    TrainingRun.Result resumed = TrainingRun.to(folder, training, true, Progress.SILENT);
    TrainingRun.Result whole = train(training);
    assertThat(resumed.parameters()).containsExactly(whole.parameters());
    assertThat(resumed.normaliser().means()).containsExactly(whole.normaliser().means());
    assertThat(resumed.curve()).isEqualTo(whole.curve());
  }

  @Test
  void a_checkpoint_of_another_training_is_refused(@TempDir Path folder) throws IOException {
    TrainingRun.to(folder, training(6, 800, 1), false, Progress.SILENT);
    assertThatThrownBy(() -> TrainingRun.to(folder, training(7, 800, 1), true, Progress.SILENT))
        .isInstanceOf(PolicyProblem.class)
        .hasMessageContaining("another training");
  }

  @Test
  void a_damaged_checkpoint_is_refused(@TempDir Path folder) throws IOException {
    Training training = training(6, 800, 1);
    TrainingRun.to(folder, training, false, Progress.SILENT);
    Path file = folder.resolve(TrainingRun.CHECKPOINT);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> TrainingRun.to(folder, training, true, Progress.SILENT))
        .isInstanceOf(PolicyProblem.class)
        .hasMessageContaining("damaged");
  }

  private static Training training(long seed, long steps, int threads) {
    return new Training(
        "short",
        copies -> new CarteaJaimungalMarket(SHORT, copies),
        SETTINGS,
        steps,
        seed,
        threads,
        Judge.NONE,
        1);
  }

  private static TrainingRun.Result train(Training training) {
    try {
      return TrainingRun.of(training, Progress.SILENT);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static double score(TrainingRun.Result result) {
    var policy =
        new hft.core.policy.DeterministicPolicy(
            result.shape(), result.parameters(), result.normaliser());
    return ExactValue.of(SHORT, new LearnedDepths(SHORT, policy)).mean();
  }
}
