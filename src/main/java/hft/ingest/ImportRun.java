package hft.ingest;

import hft.data.BadData;
import hft.data.Believable;
import hft.data.FrameSink;
import hft.data.Instruments;
import hft.data.MarketDataWriter;
import hft.data.OrderEventWriter;
import hft.port.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The use case behind {@code import FORMAT SRC... --out ROOT}. */
public final class ImportRun {
  private ImportRun() {}

  /**
   * Reads captures and writes the market-data tables below {@code outRoot}. On any failure nothing
   * of this import is left there.
   *
   * @param sources files, or folders whose files of the format are taken in name order
   * @throws BadInputException when the sources cannot be trusted or the format finds none: the
   *     user's mistake, its message names file and line
   * @throws IOException when reading or writing fails
   */
  public static ImportReport run(
      ImportFormat format,
      List<Path> sources,
      Path outRoot,
      ImportOptions options,
      Progress progress)
      throws IOException {
    OutputInstruments before = OutputInstruments.at(outRoot);
    try (MarketDataWriter frames = MarketDataWriter.create(outRoot);
        OrderEventWriter orderEvents = OrderEventWriter.create(outRoot)) {
      ImportReport report =
          run(
              format,
              sources,
              frames::write,
              orderEvents::write,
              options.since(Believable.EARLIEST_NANOS),
              progress);
      requireRows(report, sources);
      Instruments instruments = before.with(format, report.instruments());
      frames.commit();
      orderEvents.commit();
      instruments.write(outRoot);
      return report;
    } catch (BadData e) {
      throw new BadInputException(String.valueOf(e.getMessage()));
    }
  }

  /** The same into any sinks; what was handed on before a failure is the sinks' business. */
  public static ImportReport run(
      ImportFormat format,
      List<Path> sources,
      FrameSink frames,
      OrderEventSink orderEvents,
      ImportOptions options,
      Progress progress)
      throws IOException {
    FormatReader reader = reader(format);
    List<Path> files = SourceFiles.of(sources, reader);
    long total = SourceFiles.bytes(files);
    long[] done = {0};
    Intake intake =
        new Intake(
            reader.traits(),
            options,
            frames,
            orderEvents,
            bytes -> {
              done[0] += bytes;
              progress.at(format.commandName(), Math.min(done[0], total), total);
            });
    reader.read(files, intake);
    intake.finish();
    return new ImportReport(format, intake.instruments(), intake.quality(), intake.notes());
  }

  private static void requireRows(ImportReport report, List<Path> sources)
      throws BadInputException {
    if (report.instruments().isEmpty()) {
      String names = sources.stream().map(Path::toString).collect(Collectors.joining(", "));
      throw new BadInputException(names + ": no market data in it, expected at least one row");
    }
  }

  private static FormatReader reader(ImportFormat format) {
    return switch (format) {
      case HYPERLIQUID_CSV -> new HyperliquidCsv();
      case HYPERLIQUID_WS -> new HyperliquidWs();
      case HYPERLIQUID_ARCHIVE -> new HyperliquidArchive();
      case STANDX -> new StandX();
      case BINANCE -> new Binance();
      case BITMEX -> new BitMex();
      case LOBSTER -> new Lobster();
      case BITSTAMP -> new Bitstamp();
    };
  }
}
