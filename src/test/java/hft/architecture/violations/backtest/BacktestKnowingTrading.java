package hft.architecture.violations.backtest;

import hft.architecture.violations.trading.Innocent;

/** Breaks: backtest knows core, data and port only. */
public record BacktestKnowingTrading(Innocent trading) {}
