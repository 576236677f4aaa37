package hft.app.live;

import hft.app.config.Settings;
import hft.http.Pages;
import hft.telemetry.metrics.MetricsSettings;
import hft.telemetry.metrics.PrometheusQueries;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The pages of a run: its status, and the dashboard drawn from Prometheus. */
final class RunPages implements Pages, AutoCloseable {
  private static final String OURS = "/hft/telemetry/page/";
  private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.24/dist/";
  private static final String HTML = "text/html; charset=UTF-8";
  private static final String CSS = "text/css; charset=UTF-8";
  private static final String SCRIPT = "application/javascript; charset=UTF-8";

  private final Map<String, File> files = new LinkedHashMap<>();
  private final RunTelemetry telemetry;
  private final PrometheusQueries prometheus;

  RunPages(Settings settings, RunTelemetry telemetry) {
    this.telemetry = telemetry;
    this.prometheus = new PrometheusQueries(settings.get(MetricsSettings.class).prometheus());
    file("/", HTML, OURS + "index.html");
    file("/status.css", CSS, OURS + "status.css");
    file("/status.js", SCRIPT, OURS + "status.js");
    file("/favicon.svg", "image/svg+xml", OURS + "favicon.svg");
    file("/dashboard", HTML, OURS + "dashboard.html");
    file("/dashboard.css", CSS, OURS + "dashboard.css");
    file("/dashboard.js", SCRIPT, OURS + "dashboard.js");
    file("/uplot.js", SCRIPT, CHARTS + "uPlot.iife.min.js");
    file("/uplot.css", CSS, CHARTS + "uPlot.min.css");
    file("/api/dashboard", "application/json", "/hft/grafana/hft.json");
  }

  private void file(String path, String type, String resource) {
    try (InputStream in = RunPages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program has no " + resource);
      }
      files.put(path, new File(type, in.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("reading " + resource, e);
    }
  }

  @Override
  public @Nullable File file(String path) {
    return files.get(path);
  }

  @Override
  public byte[] picture() {
    return telemetry.picture();
  }

  @Override
  public CompletionStage<Passed> queryRange(String rawQuery) {
    return prometheus.range(rawQuery).thenApply(it -> new Passed(it.status(), it.json()));
  }

  @Override
  public void close() {
    prometheus.close();
  }
}
