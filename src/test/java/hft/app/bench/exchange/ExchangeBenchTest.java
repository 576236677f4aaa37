package hft.app.bench.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
class ExchangeBenchTest {
  private static final ExchangeBench.Size SMALL = new ExchangeBench.Size(4, 2, 512, 4, 4);

  @Test
  void every_figure_stands_beside_its_goal_or_floor_and_the_slow_one_is_cut() throws Exception {
    var settings =
        Schema.base()
            .read(
                ConfigFiles.load(Path.of("conf/application.conf"), List.of(), List.of(), Map.of()));
    JobReport report =
        new ExchangeBench(SMALL).run(new BenchRequest(settings, Optional.empty()), Progress.SILENT);
    JsonNode figures = new ObjectMapper().valueToTree(report.figures());

    assertThat(figures.at("/matching/opsPerCpuSecond").asDouble()).isPositive();
    assertThat(figures.at("/matching/floor/opsPerCpuSecond").asDouble()).isPositive();
    for (String way : List.of("http", "posts", "bareHttp", "barePosts")) {
      assertThat(figures.at("/" + way + "/actions").asInt()).as(way).isEqualTo(512);
      assertThat(figures.at("/" + way + "/perCpuSecond").asDouble()).as(way).isPositive();
    }
    assertThat(figures.at("/recovery/recoverP50Micros").asDouble()).isPositive();
    for (String crowd : List.of("floor", "without", "with")) {
      assertThat(figures.at("/subscribers/" + crowd + "/frames").asInt()).as(crowd).isPositive();
    }
    assertThat(figures.at("/subscribers/slowReason").asText()).startsWith("too slow");
    assertThat(figures.at("/subscribers/stillConnected").asInt()).isEqualTo(4);
    assertThat(figures.get("held").asBoolean()).isEqualTo(report.held());
  }
}
