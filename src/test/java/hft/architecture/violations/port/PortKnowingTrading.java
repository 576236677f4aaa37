package hft.architecture.violations.port;

/** Breaks: port knows core only. */
public record PortKnowingTrading(hft.architecture.violations.trading.Innocent trading) {}
