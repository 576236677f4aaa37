package hft.telemetry.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * The dashboard and the rules as they are written: what Grafana and Prometheus would find in them.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DashboardTest {
  private static final Set<String> UNITS =
      Set.of("currencyUSD", "percentunit", "percent", "none", "s", "ops", "Bps");
  private static final Set<String> TYPES = Set.of("row", "stat", "gauge", "timeseries", "heatmap");
  private static final Pattern NAME = Pattern.compile("\\bhft_[a-z_]+");
  private static final Pattern RECORDED = Pattern.compile("\\bhft:[a-z_:0-9]+");

  private final JsonNode dashboard = read();

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Path.of("grafana/dashboards/hft.json").toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<JsonNode> panels() {
    List<JsonNode> panels = new ArrayList<>();
    dashboard.get("panels").forEach(panels::add);
    return panels;
  }

  private List<JsonNode> drawn() {
    return panels().stream().filter(it -> !it.get("type").asText().equals("row")).toList();
  }

  @Test
  void panels_have_ids_titles_and_types_of_their_own() {
    assertThat(panels()).extracting(it -> it.get("id").asInt()).doesNotHaveDuplicates();
    assertThat(panels()).extracting(it -> it.get("title").asText()).doesNotHaveDuplicates();
    assertThat(panels()).extracting(it -> it.get("type").asText()).isSubsetOf(TYPES);
    assertThat(drawn()).hasSizeGreaterThan(25);
    assertThat(drawn()).allMatch(it -> !it.get("description").asText().isBlank());
  }

  @Test
  void no_panel_lies_on_another_or_beside_the_grid() {
    Set<String> taken = new HashSet<>();
    for (JsonNode panel : panels()) {
      JsonNode at = panel.get("gridPos");
      assertThat(at.get("x").asInt() + at.get("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = 0; x < at.get("w").asInt(); x++) {
        for (int y = 0; y < at.get("h").asInt(); y++) {
          assertThat(taken.add((at.get("x").asInt() + x) + "," + (at.get("y").asInt() + y)))
              .as("%s covers another", panel.get("title"))
              .isTrue();
        }
      }
    }
  }

  @Test
  void units_and_thresholds_are_such_as_grafana_knows() {
    for (JsonNode panel : drawn()) {
      JsonNode defaults = panel.get("fieldConfig").get("defaults");
      assertThat(defaults.get("unit").asText()).as(panel.get("title").asText()).isIn(UNITS);
      JsonNode steps = defaults.get("thresholds").get("steps");
      assertThat(steps.get(0).get("value").isNull()).as("%s", panel.get("title")).isTrue();
      for (int i = 2; i < steps.size(); i++) {
        assertThat(steps.get(i).get("value").asDouble())
            .isGreaterThan(steps.get(i - 1).get("value").asDouble());
      }
    }
  }

  @Test
  void the_skew_gauge_goes_from_minus_to_plus_a_hundred() {
    JsonNode skew =
        drawn().stream()
            .filter(it -> it.get("type").asText().equals("gauge"))
            .findFirst()
            .orElseThrow();
    assertThat(skew.get("fieldConfig").get("defaults").get("min").asInt()).isEqualTo(-100);
    assertThat(skew.get("fieldConfig").get("defaults").get("max").asInt()).isEqualTo(100);
  }

  @Test
  void every_query_asks_the_provisioned_source_for_metrics_that_exist() throws IOException {
    String source = Files.readString(Path.of("grafana/provisioning/datasources/hft.yml"));
    for (JsonNode panel : drawn()) {
      assertThat(panel.get("targets")).isNotEmpty();
      Set<String> ids = new HashSet<>();
      for (JsonNode target : panel.get("targets")) {
        assertThat(ids.add(target.get("refId").asText())).isTrue();
        assertThat(source).contains("uid: " + target.get("datasource").get("uid").asText() + "\n");
        assertKnown(target.get("expr").asText());
      }
    }
  }

  @Test
  void every_rule_asks_for_metrics_that_exist_or_are_recorded() throws IOException {
    String rules = Files.readString(Path.of("deploy/prometheus-rules.yml"));
    assertKnown(rules);
    Set<String> recorded =
        rules
            .lines()
            .filter(line -> line.strip().startsWith("- record: "))
            .map(line -> line.strip().substring("- record: ".length()))
            .collect(Collectors.toSet());
    assertThat(recorded).isNotEmpty().containsAll(found(RECORDED, rules));
    assertThat(rules.lines().filter(line -> line.contains("summary:")))
        .hasSize((int) rules.lines().filter(line -> line.contains("- alert:")).count());
  }

  private static List<String> found(Pattern pattern, String text) {
    List<String> all = new ArrayList<>();
    for (Matcher matcher = pattern.matcher(text); matcher.find(); ) {
      all.add(matcher.group());
    }
    return all;
  }

  private static void assertKnown(String text) {
    Set<String> known = new HashSet<>();
    for (Metric metric : Metric.values()) {
      if (metric.kind() == Metric.Kind.HISTOGRAM) {
        Arrays.asList("_bucket", "_sum", "_count")
            .forEach(part -> known.add(metric.exported() + part));
      } else {
        known.add(metric.exported());
      }
    }
    assertThat(known).as(text).containsAll(found(NAME, text));
  }
}
