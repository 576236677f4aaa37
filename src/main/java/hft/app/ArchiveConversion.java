package hft.app;

import hft.data.FrameSink;
import hft.ingest.ArchiveImport;
import hft.ingest.BadInputException;
import hft.ingest.ImportOptions;
import hft.ingest.ImportReport;
import hft.ingest.TableQuality;
import hft.mine.Conversion;
import hft.mine.DamagedObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the miner meets the importer: an object is read as an imported file would be. */
final class ArchiveConversion implements Conversion {
  private final int tolerate;

  /**
   * @param tolerate rows of one object that may be unusable
   */
  ArchiveConversion(int tolerate) {
    this.tolerate = tolerate;
  }

  @Override
  public Converted convert(
      Path name, InputStream object, Set<String> coins, Duration silence, FrameSink frames)
      throws IOException {
    ImportOptions options =
        new ImportOptions(
            tolerate,
            ImportOptions.DEFAULT.reorderWindow(),
            silence,
            silence,
            Duration.ZERO,
            Map.of(),
            Map.of(),
            ImportOptions.DEFAULT.earliestNanos());
    try {
      return converted(ArchiveImport.run(name, object, coins, options, frames));
    } catch (BadInputException e) {
      throw new DamagedObject(String.valueOf(e.getMessage()));
    }
  }

  private static Converted converted(ImportReport report) {
    List<Quality> tables =
        report.quality().tables().stream().map(ArchiveConversion::quality).toList();
    return new Converted(report.instruments(), tables, report.notes());
  }

  private static Quality quality(TableQuality table) {
    hft.data.Table kind =
        java.util.Arrays.stream(hft.data.Table.values())
            .filter(each -> each.folder().equals(table.table().tableName()))
            .findFirst()
            .orElseThrow();
    return new Quality(kind, table.coin(), table.rejected(), table.gaps(), table.longestGapNanos());
  }
}
