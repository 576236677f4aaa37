package hft.app.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import hft.app.cli.BenchRequest;
import hft.app.cli.JobReport;
import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.port.Progress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HopsBenchTest {
  /** No figure is judged: only that each way of waiting was measured and is told by its name. */
  @Test
  void every_way_of_waiting_has_its_figures_beside_rival_and_floor() throws Exception {
    var settings =
        Schema.base()
            .read(
                ConfigFiles.load(Path.of("conf/application.conf"), List.of(), List.of(), Map.of()));
    JobReport report =
        new HopsBench(new PingPong.Length(10, 100, Duration.ofSeconds(5).toNanos()))
            .run(new BenchRequest(settings, Optional.empty()), Progress.SILENT);
    assertThat(report.figures().keySet())
        .contains("cores", "lockstep", "park", "back-off", "rival");
    if (Runtime.getRuntime().availableProcessors() > 1) {
      assertThat(report.figures().keySet()).contains("spin", "floor");
    }
    report
        .figures()
        .forEach(
            (name, figures) -> {
              if (!name.equals("cores")) {
                assertThat(figures)
                    .as(name)
                    .asInstanceOf(MAP)
                    .containsKeys("p50Nanos", "p99Nanos", "hops");
              }
            });
  }
}
