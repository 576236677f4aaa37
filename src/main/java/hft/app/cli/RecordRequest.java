package hft.app.cli;

import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Record market data.
 *
 * @param addresses where from
 * @param length after which it ends by itself; empty: when it is told to
 * @param root of the Parquet layout, which may hold earlier recordings
 */
public record RecordRequest(
    Settings settings, VenueAccess.Addresses addresses, Optional<Duration> length, Path root) {}
