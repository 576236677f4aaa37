package hft.app.cli;

import hft.app.config.Mode;
import hft.app.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The engine on the wall clock.
 *
 * @param mode live, testnet, paper or local
 * @param length after which it stops by itself; empty: when it is told to
 * @param out the run folder
 * @param home where relative paths of the settings start
 */
public record RunRequest(
    Settings settings, Mode mode, Optional<Duration> length, Path out, Path home) {}
