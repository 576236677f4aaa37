package hft.app.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.app.cli.BenchRequest;
import hft.app.cli.JobReport;
import hft.app.cli.TrainPpoRequest;
import hft.app.cli.UserMistake;
import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.app.config.Settings;
import hft.core.policy.benchmark.CarteaJaimungalMarket;
import hft.policy.PolicyFolder;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TrainPpoTest {
  private static final long STEPS = 20_000;

  @TempDir Path folder;

  @Test
  void a_trained_policy_can_be_loaded_and_its_report_needs_nothing_else() throws IOException {
    JobReport report = train("cartea-jaimungal", false);
    PolicyFolder.Contents contents =
        PolicyFolder.load(
            folder, CarteaJaimungalMarket.OBSERVATIONS, CarteaJaimungalTraining.ACTIONS);
    assertThat(contents.environment()).isEqualTo("cartea-jaimungal");
    assertThat(report.figures().get("meanPercentOfOptimum")).isInstanceOf(Double.class);
    String page = Files.readString(folder.resolve(PolicyReport.FILE));
    assertThat(page).contains("<svg", "best possible").doesNotContain("http:", "https:", "src=");
    assertThat(Files.readAllLines(folder.resolve("curves.csv"))).hasSize(1 + 2);
  }

  @Test
  void a_finished_training_that_is_resumed_says_the_same_again() throws IOException {
    JobReport first = train("cartea-jaimungal", false);
    JobReport again = train("cartea-jaimungal", true);
    assertThat(again.figures()).isEqualTo(first.figures());
  }

  @Test
  void another_environment_is_a_mistake() {
    assertThatThrownBy(() -> train("casino", false))
        .isInstanceOf(UserMistake.class)
        .hasMessageContaining("expected cartea-jaimungal");
  }

  @Test
  void the_benchmark_does_not_hold_what_has_hardly_learned() throws IOException {
    JobReport report =
        new PpoBench(STEPS).run(new BenchRequest(settings(), Optional.empty()), Progress.SILENT);
    assertThat(report.held()).isFalse();
    assertThat(report.figures().keySet())
        .contains("meanPercentOfOptimum", "flatPercentOfOptimum", "seeds", "rival");
    assertThat((List<?>) report.figures().get("seeds")).hasSize(3);
  }

  private JobReport train(String environment, boolean resume) throws IOException {
    return new TrainPpoJob()
        .run(
            new TrainPpoRequest(settings(), environment, STEPS, folder, resume, 2),
            Progress.SILENT);
  }

  private static Settings settings() {
    return Schema.base()
        .read(ConfigFiles.load(Path.of("conf/application.conf"), List.of(), List.of(), Map.of()));
  }
}
