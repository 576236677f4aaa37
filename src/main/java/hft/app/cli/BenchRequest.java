package hft.app.cli;

import hft.app.config.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A benchmark to run.
 *
 * @param data what to run it on, for the benchmarks that need data
 */
public record BenchRequest(Settings settings, Optional<Path> data) {}
