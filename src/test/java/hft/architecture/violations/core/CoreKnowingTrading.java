package hft.architecture.violations.core;

import hft.architecture.violations.trading.Innocent;

/** Breaks: core is pure. */
public record CoreKnowingTrading(Innocent trading) {}
