package hft.telemetry.metrics;

/**
 * Where Prometheus finds the metrics of a run.
 *
 * @param enabled false serves none
 * @param host address to listen on
 * @param port 0 for any free one
 * @param prometheus where Prometheus itself answers, for the dashboard page: {@code
 *     http://HOST:PORT}
 */
public record MetricsSettings(boolean enabled, String host, int port, String prometheus) {
  public MetricsSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host must be an address to listen on, was empty");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
    if (!prometheus.matches("https?://[^/?#\\s]+")) {
      throw new IllegalArgumentException(
          "prometheus must be http://HOST:PORT without a path, was '" + prometheus + "'");
    }
  }
}
