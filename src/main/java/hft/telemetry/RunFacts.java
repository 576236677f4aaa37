package hft.telemetry;

/**
 * What does not change while an engine runs.
 *
 * @param configHash names the settings that decide its results
 * @param startedNanos since the epoch
 */
public record RunFacts(
    String version, String configHash, String mode, String folder, long startedNanos) {}
