package hft.app.config;

import hft.app.Mode;

/** The keys of section {@code hft} itself. */
public record RunSettings(Mode mode, long seed) {}
