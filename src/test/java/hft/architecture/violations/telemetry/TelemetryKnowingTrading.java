package hft.architecture.violations.telemetry;

/** What watches must not reach into what it watches. */
public record TelemetryKnowingTrading(hft.architecture.violations.trading.Innocent trading) {}
