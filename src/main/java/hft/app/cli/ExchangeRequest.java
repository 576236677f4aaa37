package hft.app.cli;

import hft.app.config.Settings;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Run the local exchange until it is stopped.
 *
 * @param home what relative paths in the settings start from
 * @param started told once, when the exchange listens
 */
public record ExchangeRequest(Settings settings, Path home, Consumer<JobReport> started) {}
