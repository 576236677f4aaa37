package hft.ingest;

import hft.data.FrameSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Set;

/** One object of the venue's archive, read as a stream while it arrives. */
public final class ArchiveImport {
  private ArchiveImport() {}

  /**
   * Reads the stream to its end and hands on what it holds.
   *
   * @param name what to call it in messages; its last part says what is in it, as {@code import
   *     hyperliquid-archive} expects it
   * @param object as stored, compressed
   * @param coins to take; empty: all
   * @throws BadInputException when the content cannot be trusted, naming the line
   * @throws IOException when the stream or the sink fails
   */
  public static ImportReport run(
      Path name, InputStream object, Set<String> coins, ImportOptions options, FrameSink frames)
      throws IOException {
    HyperliquidArchive reader = new HyperliquidArchive(coins);
    Intake intake =
        new Intake(
            reader.traits(),
            options,
            frames,
            (_, _) -> {
              throw new IllegalStateException("the archive has no order events");
            },
            _ -> {});
    try (LineSource lines = LineSource.of(name, object)) {
      reader.read(lines, intake);
    }
    intake.finish();
    return new ImportReport(
        ImportFormat.HYPERLIQUID_ARCHIVE, intake.instruments(), intake.quality(), intake.notes());
  }
}
