/**
 * The run as numbers for Prometheus. {@link hft.telemetry.metrics.Metric} names every one of them;
 * the exporter fills Kamon's instruments once a second on the telemetry thread, and Kamon's
 * reporter serves them on a port of its own.
 */
package hft.telemetry.metrics;
