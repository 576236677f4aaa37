package hft.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures. */
@Command(
    name = "bench",
    description =
        "Runs a benchmark on this machine and prints a table; --json has the same figures.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft bench backtest --data data/hl    events per CPU second through the whole tree",
      "  ./hft bench book                       a message parsed, applied, published, read; ns",
      "  ./hft bench exchange                   what the local exchange bears: orders, posts,",
      "                                         subscribers",
      "  ./hft bench mine                       archive to Parquet, MB of JSON per CPU second",
      "  ./hft bench queue --data PATH          queue models against the fate of real orders;",
      "                                         PATH: LOBSTER zip, Bitstamp orders_*.csv, or",
      "                                         a root imported from either",
      "  ./hft bench hops --json                one message hop per idle strategy, ns",
      "  ./hft bench kill                       a kill's request to no open order, ms",
      "  ./hft bench ppo                        learned quoting against the best possible, percent",
      "  ./hft bench sign                       one signature per implementation, us and bytes",
      "  ./hft bench tick-to-trade              from a frame's arrival to its signed order's",
      "                                         bytes, per stage; against a floor and a rival",
      ""
    })
final class BenchCommand extends JobCommand {
  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description =
          "backtest, book, exchange, hops, kill, mine, ppo, queue, sign or tick-to-trade.")
  String name = "";

  @Option(
      names = "--data",
      paramLabel = "PATH",
      description = "What to run on, for the benchmarks that need data.")
  @Nullable Path data;

  BenchCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    var benches = program.jobs().benches();
    Job<BenchRequest> bench = benches.get(name);
    if (bench == null) {
      throw new UserMistake(
          "no benchmark '"
              + name
              + "' in this version; there are: "
              + (benches.isEmpty() ? "none" : String.join(", ", benches.keySet())));
    }
    if (data != null && !Files.exists(data)) {
      throw new UserMistake("no such file or folder: " + data);
    }
    var settings = common.settings(program, List.of());
    return start(bench, new BenchRequest(settings, Optional.ofNullable(data)));
  }
}
