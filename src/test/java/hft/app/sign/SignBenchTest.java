package hft.app.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import hft.app.cli.BenchRequest;
import hft.app.cli.JobReport;
import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.port.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignBenchTest {
  /** No figure is judged: only that each is there, and that the rivals sign what we sign. */
  @Test
  void every_piece_has_its_figures_beside_the_rivals() {
    var settings =
        Schema.base()
            .read(
                ConfigFiles.load(Path.of("conf/application.conf"), List.of(), List.of(), Map.of()));
    JobReport report =
        new SignBench(4).run(new BenchRequest(settings, Optional.empty()), Progress.SILENT);
    assertThat(report.figures().keySet())
        .containsExactly(
            "implementation",
            "p50Micros",
            "p99Micros",
            "rival",
            "withoutRecoveryId",
            "java",
            "recover",
            "javaRecover",
            "encode",
            "hash",
            "request");
    assertThat(report.figures().get("rival"))
        .asInstanceOf(MAP)
        .containsKeys("name", "p50Micros", "p99Micros", "bytes");
    assertThat(report.lines()).hasSize(11);
  }
}
