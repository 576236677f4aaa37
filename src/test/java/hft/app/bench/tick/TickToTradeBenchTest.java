package hft.app.bench.tick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.app.cli.BenchRequest;
import hft.app.cli.JobReport;
import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.port.Progress;
import hft.port.StageTimes.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TickToTradeBenchTest {
  private static final TickToTradeBench.Size SMALL =
      new TickToTradeBench.Size(
          Duration.ofSeconds(2), Duration.ofSeconds(3), Duration.ofSeconds(2));

  @Test
  void the_engines_orders_are_timed_stage_by_stage_beside_the_floor() throws Exception {
    var settings =
        Schema.base()
            .read(
                ConfigFiles.load(Path.of("conf/application.conf"), List.of(), List.of(), Map.of()));
    JobReport report =
        new TickToTradeBench(SMALL, List.of())
            .run(new BenchRequest(settings, Optional.empty()), Progress.SILENT);
    JsonNode figures = new ObjectMapper().valueToTree(report.figures());

    assertThat(figures.at("/engine/p50Micros").asDouble()).isPositive();
    assertThat(figures.at("/engine/p99Micros").asDouble())
        .isGreaterThanOrEqualTo(figures.at("/engine/p50Micros").asDouble());
    assertThat(figures.at("/floor/p50Micros").asDouble()).isPositive();
    assertThat(figures.at("/floor/measured").asInt()).isPositive();
    assertThat(figures.at("/noRival/0").asText()).isEqualTo("none was asked for");
    for (String window : List.of("0", "2")) {
      JsonNode all = figures.at("/windows/" + window);
      assertThat(all.at("/measured").asInt()).as(window).isPositive();
      for (Stage stage : Stage.values()) {
        JsonNode told = all.at("/stages/" + stage.name().toLowerCase(Locale.ROOT));
        assertThat(told.at("/measured").asInt())
            .as("%s, window %s", stage, window)
            .isEqualTo(all.at("/measured").asInt());
      }
    }
    assertThat(figures.get("held").asBoolean()).isEqualTo(report.held());
  }

  @Test
  void who_is_late_by_three_periods_has_kept_two_more_touches_waiting() {
    Latencies took = Latencies.onClock(100_000_000);
    took.add(350_000_000);
    assertThat(took.measured()).isEqualTo(1);
    assertThat(took.figures()).containsEntry("withOmitted", 3L);
    assertThat(took.micros(100)).isCloseTo(350_000, within(400.0));
    assertThat(took.micros(1)).isCloseTo(150_000, within(400.0));
  }

  @Test
  void every_step_of_the_market_is_a_basis_point_and_none_leads_far() {
    for (long step = 0; step < 1_000; step++) {
      assertThat(Math.abs(SteppedMarket.swing(step + 1) - SteppedMarket.swing(step))).isEqualTo(1);
      assertThat(SteppedMarket.swing(step)).isBetween(-10L, 10L);
    }
    assertThat(SteppedMarket.swing(0)).isZero();
  }
}
