package hft.app.cli;

import hft.app.config.Settings;
import hft.mine.Wanted;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Days of the venue's archive to mine.
 *
 * @param out a folder or {@code s3a://BUCKET/PREFIX}
 * @param endpoint of another S3 server than the settings say
 * @param mostUsd more than the run may be expected to cost is refused
 * @param dryRun says what would be done and what it would cost
 * @param planned told what is going to be done, before it is
 */
public record MineRequest(
    Settings settings,
    Wanted wanted,
    URI out,
    Optional<URI> endpoint,
    double mostUsd,
    boolean dryRun,
    Consumer<List<String>> planned) {}
