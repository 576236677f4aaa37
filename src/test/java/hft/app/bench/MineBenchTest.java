package hft.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import hft.app.cli.BenchRequest;
import hft.app.cli.JobReport;
import hft.port.Progress;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MineBenchTest {
  @Test
  void it_names_its_rival_and_its_floor_and_every_line_becomes_a_row() throws Exception {
    JobReport report =
        new MineBench(2)
            .run(new BenchRequest(BenchFixture.settings(), Optional.empty()), Progress.SILENT);
    assertThat(report.figures())
        .containsKeys("jsonMegabytesPerCpuSecond", "rival", "floor", "held", "goal")
        .hasEntrySatisfying("rows", rows -> assertThat(rows).isEqualTo(6_633));
    assertThat((Long) report.figures().get("jsonBytes")).isBetween(10_000_000L, 20_000_000L);
  }
}
