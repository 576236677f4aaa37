package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.telemetry.metrics.Metric;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus with the project's configuration reads a real engine. Skipped without one,
 * except in CI.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PrometheusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stopAll() throws InterruptedException {
    for (Process process : started.reversed()) {
      process.destroyForcibly().waitFor();
    }
    http.close();
  }

  private void start(String name, List<String> command) throws IOException {
    started.add(
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .redirectError(folder.resolve(name + ".err").toFile())
            .start());
  }

  private String text(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      return "";
    }
  }

  private int startEngine() throws IOException {
    int port = WatchedRun.freePort();
    start("engine", WatchedRun.command(folder, 0, port, "http://127.0.0.1:9"));
    return port;
  }

  /** With the project's files, but another engine to read. */
  private String startPrometheus(Path program, int engine) throws IOException {
    for (String file : List.of("prometheus.yml", "prometheus-rules.yml")) {
      String config = Files.readString(Path.of("deploy", file));
      Files.writeString(
          folder.resolve(file), config.replace("127.0.0.1:9095", "127.0.0.1:" + engine));
    }
    int port = WatchedRun.freePort();
    start(
        "prometheus",
        List.of(
            program.toString(),
            "--config.file=" + folder.resolve("prometheus.yml"),
            "--storage.tsdb.path=" + folder.resolve("tsdb"),
            "--web.listen-address=127.0.0.1:" + port));
    return "http://127.0.0.1:" + port;
  }

  private String get(String url) {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer's samples; empty when there is no answer yet. */
  private JsonNode query(String prometheus, String expr) {
    String answer =
        get(prometheus + "/api/v1/query?query=" + URLEncoder.encode(expr, StandardCharsets.UTF_8));
    try {
      JsonNode read = JSON.readTree(answer);
      assertThat(read.path("error").asText()).as(expr).isEmpty();
      return read.path("data").path("result");
    } catch (IOException e) {
      throw new IllegalStateException(answer, e);
    }
  }

  /** Every panel's queries, by panel and letter. */
  private static Map<String, String> queries() throws IOException {
    Map<String, String> queries = new LinkedHashMap<>();
    JsonNode dashboard = JSON.readTree(Path.of("grafana/dashboards/hft.json").toFile());
    for (JsonNode panel : dashboard.get("panels")) {
      for (JsonNode target : panel.path("targets")) {
        queries.put(
            panel.get("title").asText() + " " + target.get("refId").asText(),
            target
                .get("expr")
                .asText()
                .replace("$__rate_interval", "4s")
                .replace("$__interval", "1s"));
      }
    }
    return queries;
  }

  @Test
  void every_panel_of_the_dashboard_has_data_and_every_metric_is_exported() throws Exception {
    Path program = WatchedRun.required("prometheus");
    int engine = startEngine();
    String metrics = "http://127.0.0.1:" + engine + "/metrics";
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(get(metrics)).as(text("engine.err")).contains("hft_fills_total"));
    String prometheus = startPrometheus(program, engine);
    Map<String, String> left = new LinkedHashMap<>(queries());
    assertThat(left).hasSizeGreaterThan(40);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              left.values().removeIf(expr -> !query(prometheus, expr).isEmpty());
              assertThat(left).as(() -> "without data; " + text("engine.err")).isEmpty();
            });
    assertThat(query(prometheus, "up{job=\"hft\"}").get(0).path("value").get(1).asText())
        .isEqualTo("1");
    assertThat(query(prometheus, "scrape_duration_seconds < 0.8")).isNotEmpty();
    assertThat(get(prometheus + "/api/v1/rules"))
        .contains("\"health\":\"ok\"")
        .doesNotContain("\"health\":\"err\"");
    exported(get(metrics));
  }

  /** What is served is what {@link Metric} says, no more and no less. */
  private static void exported(String scrape) {
    Set<String> served =
        scrape
            .lines()
            .filter(line -> line.startsWith("# TYPE hft_"))
            .map(line -> line.substring("# TYPE ".length()))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named =
        Arrays.stream(Metric.values())
            .map(metric -> metric.exported() + " " + metric.kind().word())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(served).isEqualTo(named);
    assertThat(scrape.lines().filter(line -> !line.startsWith("#")).count())
        .as("series")
        .isLessThan(4_000);
  }
}
