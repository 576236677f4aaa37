package hft.architecture.violations.trading;

import hft.architecture.violations.app.Mode;

/** Breaks: nothing knows app, only app knows modes. */
public record TradingKnowingMode(Mode mode) {}
