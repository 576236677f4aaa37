package hft.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * The table of {@code src/docs/METRICS.md} and the code say the same; -Dgolden.update rewrites it.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MetricsDocumentTest {
  private static final Path DOCUMENT = Path.of("src/docs/METRICS.md");

  private static List<String> table() {
    List<String> lines =
        new ArrayList<>(List.of("| metric | kind | labels | what |", "|---|---|---|---|"));
    for (Metric metric : Metric.values()) {
      lines.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  metric.exported(),
                  metric.kind().word(),
                  String.join(", ", metric.labels()),
                  metric.help()));
    }
    return lines;
  }

  @Test
  void every_metric_is_in_the_table_and_nothing_else() throws IOException {
    List<String> lines = Files.readAllLines(DOCUMENT);
    if (System.getProperty("golden.update") != null) {
      List<String> updated = new ArrayList<>(lines);
      updated.removeIf(line -> line.startsWith("|"));
      updated.addAll(table());
      Files.write(DOCUMENT, updated);
      return;
    }
    assertThat(lines.stream().filter(line -> line.startsWith("|"))).isEqualTo(table());
  }

  @Test
  void names_are_as_prometheus_wants_them() {
    for (Metric metric : Metric.values()) {
      assertThat(metric.exported()).matches("hft_[a-z]+(_[a-z]+)*");
      assertThat(metric.exported().endsWith("_total"))
          .as(metric.exported())
          .isEqualTo(metric.kind() == Metric.Kind.COUNTER);
      assertThat(metric.help()).isNotBlank().doesNotEndWith(".");
      if (metric.kind() == Metric.Kind.HISTOGRAM) {
        assertThat(metric.bounds()).isSorted().doesNotHaveDuplicates();
      }
    }
  }
}
