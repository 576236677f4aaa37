package hft.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Captures into the Parquet layout that the backtest reads. */
@Command(
    name = "import",
    description = {
      "Turns market-data captures into the Parquet layout that the backtest reads.",
      "",
      "Removes duplicates, checks times, crossed books, gaps, ticks and lots, and prints a",
      "data-quality report. What it cannot trust it refuses, naming file and line."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft import hyperliquid-csv captures/2025-09-04 --out data/hl",
      "  ./hft import binance raw/btcusdt_*.gz --out data/binance --json",
      ""
    })
final class ImportCommand extends JobCommand {
  /** As in the contract of the command line. */
  static final List<String> FORMATS =
      List.of(
          "hyperliquid-csv",
          "hyperliquid-ws",
          "hyperliquid-archive",
          "standx",
          "binance",
          "bitmex",
          "lobster",
          "bitstamp");

  @Parameters(
      index = "0",
      paramLabel = "FORMAT",
      description = {
        "hyperliquid-csv: recorder's order books, bbo and trades as CSV",
        "hyperliquid-ws: raw websocket lines, each after its receive time in ns",
        "hyperliquid-archive: LZ4 JSON lines as in the venue's public archive",
        "standx, binance, bitmex, lobster, bitstamp: those venues' captures.",
        "All of bitmex and Binance's COIN-M count contracts: not for backtests"
      })
  String format = "";

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "SRC",
      description = "Files or folders, plain or compressed.")
  List<Path> sources = new ArrayList<>();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "ROOT",
      description = "Root of the Parquet layout: ROOT/<table>/date=YYYY-MM-DD/coin=COIN/.")
  @Nullable Path out;

  @Option(
      names = "--tolerate",
      paramLabel = "ROWS",
      defaultValue = "0",
      description =
          "Rows that may be rejected before the import is refused (default ${DEFAULT-VALUE}).")
  int tolerate;

  ImportCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    if (!FORMATS.contains(format)) {
      throw new UserMistake(
          "unknown format '" + format + "'; expected one of " + String.join(", ", FORMATS));
    }
    for (Path source : sources) {
      if (!Files.exists(source)) {
        throw new UserMistake("no such file or folder: " + source);
      }
    }
    Path root = OutputRoot.of(out);
    var settings = common.settings(program, List.of());
    return start(
        program.jobs().importing(), new ImportRequest(settings, format, sources, root, tolerate));
  }
}
