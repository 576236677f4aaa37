package hft.telemetry.metrics;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import hft.telemetry.Telemetry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import kamon.Kamon;
import kamon.prometheus.PrometheusReporter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.jdk.javaapi.FutureConverters;

/**
 * Kamon with its Prometheus reporter, for one run. Kamon is one for the whole process, so a process
 * may have one of these at a time.
 */
public final class MetricsServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsServer.class);

  /** Kamon is one to a process: a second server would move the first one's door to its own. */
  private static final AtomicBoolean SERVING = new AtomicBoolean();

  private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

  private final Exporter exporter;
  private final PrometheusReporter reporter;
  private final String url;

  private MetricsServer(Exporter exporter, PrometheusReporter reporter, String url) {
    this.exporter = exporter;
    this.reporter = reporter;
    this.url = url;
  }

  /**
   * Starts to serve and to fill.
   *
   * @param linkStates every state a connection can be in
   * @throws IOException when the address cannot be had
   * @throws IllegalStateException when this process serves already
   */
  public static MetricsServer start(
      MetricsSettings settings, Telemetry telemetry, List<String> linkStates) throws IOException {
    int port = freePort(settings); // Kamon would only warn, and nobody would be served
    if (!SERVING.compareAndSet(false, true)) {
      throw new IllegalStateException("this process serves metrics already");
    }
    try {
      return serve(settings, port, telemetry, linkStates);
    } catch (RuntimeException e) {
      stopKamon();
      throw e;
    }
  }

  private static MetricsServer serve(
      MetricsSettings settings, int port, Telemetry telemetry, List<String> linkStates) {
    Config config = config(settings.host(), port);
    Kamon.initWithoutAttaching(config);
    PrometheusReporter reporter = new PrometheusReporter("kamon.prometheus", config);
    Kamon.addReporter("prometheus", reporter);
    Exporter exporter = new Exporter(telemetry, linkStates);
    telemetry.listener(exporter);
    return new MetricsServer(
        exporter, reporter, "http://" + settings.host() + ":" + port + "/metrics");
  }

  /** The port asked for, or a free one; taken again a moment later. */
  private static int freePort(MetricsSettings settings) throws IOException {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new IOException(
          "cannot listen on " + settings.host() + ":" + settings.port() + ": " + e.getMessage(), e);
    }
  }

  private static Config config(String host, int port) {
    List<String> buckets = new ArrayList<>();
    for (Metric metric : Metric.values()) {
      if (metric.kind() == Metric.Kind.HISTOGRAM) {
        buckets.add(
            "\""
                + metric.kamonName()
                + "\" = ["
                + metric.bounds().stream().map(String::valueOf).collect(Collectors.joining(", "))
                + "]");
      }
    }
    return ConfigFactory.parseString(
            """
            kamon {
              environment.service = hft
              metric.tick-interval = 1 second
              trace.sampler = never
              modules.prometheus-reporter.enabled = no
              prometheus {
                start-embedded-http-server = yes
                embedded-server { hostname = "%s", port = %d }
                buckets.custom { %s }
              }
            }
            """
                .formatted(host, port, String.join("\n", buckets)))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  /** Where Prometheus reads. */
  public String url() {
    return url;
  }

  /** What it would read now. */
  String scrape() {
    return reporter.scrapeData();
  }

  @Override
  public void close() {
    exporter.close();
    stopKamon(); // and with it its reporter
  }

  private static void stopKamon() {
    var stopping = FutureConverters.asJava(Kamon.stop()).toCompletableFuture();
    try {
      stopping.get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("metrics: Kamon did not stop: {}", e.toString());
    } finally {
      SERVING.set(false);
    }
  }
}
