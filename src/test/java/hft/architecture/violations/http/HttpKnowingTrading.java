package hft.architecture.violations.http;

/** Breaks: adapters never know each other, nor what they are adapters of. */
public record HttpKnowingTrading(hft.architecture.violations.trading.Innocent trading) {}
