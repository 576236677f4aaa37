package hft.telemetry.metrics;

/**
 * Where Prometheus finds the metrics of a run.
 *
 * @param enabled false serves none
 * @param host address to listen on
 * @param port 0 for any free one
 */
public record MetricsSettings(boolean enabled, String host, int port) {
  public MetricsSettings {
    if (host.isBlank()) {
      throw new IllegalArgumentException("host must be an address to listen on, was empty");
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port must be 0..65535, was " + port);
    }
  }
}
