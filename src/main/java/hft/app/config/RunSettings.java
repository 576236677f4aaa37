package hft.app.config;

/** The keys of section {@code hft} itself. */
public record RunSettings(Mode mode, long seed) {}
