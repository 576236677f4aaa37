package hft.app.cli;

import hft.app.config.Mode;
import hft.app.config.Settings;
import java.nio.file.Path;

/**
 * Cancels everything without the engine: once, or when its heartbeat stops.
 *
 * @param mode live or testnet: which network
 * @param home where relative paths of the settings start
 */
public record CancelAllRequest(Settings settings, Mode mode, Path home) {}
