package hft.app.cli;

import hft.app.config.Settings;
import java.nio.file.Path;
import java.util.List;

/**
 * Captures to turn into Parquet.
 *
 * @param format as on the command line, such as {@code hyperliquid-csv}
 * @param out root of the Parquet layout
 * @param tolerate rows that may be rejected before the import is refused
 */
public record ImportRequest(
    Settings settings, String format, List<Path> sources, Path out, int tolerate) {
  public ImportRequest {
    sources = List.copyOf(sources);
  }
}
