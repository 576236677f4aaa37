package hft.app.cli;

import static hft.app.cli.CommonOptions.addIfGiven;
import static hft.app.cli.CommonOptions.assign;

import com.typesafe.config.ConfigUtil;
import hft.app.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Replays recorded data through the production actor tree. */
@Command(
    name = "backtest",
    description = {
      "Replays recorded market data through the production actor tree.",
      "",
      "Orders go to a simulated exchange, time is virtual. The same jar, settings, data",
      "and seed give the same journal and report, byte for byte.",
      "",
      "Prints a summary and writes a run folder: summary.json, report.html, journal/ and",
      "the Parquet tables orders, fills, decisions."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft backtest                              the embedded synthetic sample",
      "  ./hft backtest data/hl 50                   your data, 50 ms each way",
      "  ./hft backtest data/hl --coins BTC --from 2025-09-04T20:00:00Z --fees rebate",
      "  ./hft backtest --queue log --set hft.backtest.latency.scale=2 --json",
      ""
    })
final class BacktestCommand extends JobCommand {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PATH",
      description = {
        "A Parquet root, a table folder or a single Parquet file.",
        "Default: hft.backtest.path, the sample in backtest-data."
      })
  @Nullable Path path;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "LATENCY_MS",
      description = {
        "Constant latency in milliseconds, one way: orders to the venue and answers",
        "back. Default: the model of hft.backtest.latency."
      })
  @Nullable Double latencyMillis;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Run folder. Default: a new one under runs/.")
  @Nullable Path out;

  @Option(
      names = "--coins",
      paramLabel = "COIN",
      split = ",",
      description = "Coins to trade, such as BTC,ETH. Default: all in the data.")
  List<String> coins = new ArrayList<>();

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "First instant, inclusive: 2025-09-04 or 2025-09-04T19:46:56Z (UTC).")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Last instant, exclusive.")
  @Nullable String to;

  @Option(
      names = "--queue",
      paramLabel = "MODEL",
      description = {
        "Queue model, pessimistic to optimistic: through-only, risk-averse, power-1,",
        "power-2, power-3, log, touch. Default: risk-averse."
      })
  @Nullable String queue;

  @Option(
      names = "--fees",
      paramLabel = "SCHEDULE",
      description = {
        "base (1.5 bp maker, 4.5 bp taker), zero, or rebate (-0.1 bp, 2.8 bp).",
        "The report shows all three. Default: base."
      })
  @Nullable String fees;

  BacktestCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = common.settings(program, assignments());
    return start(program.jobs().backtest(), RunFolder.request(program, settings));
  }

  private List<String> assignments() {
    List<String> set = new ArrayList<>();
    if (path != null) {
      set.add(assign("hft.backtest.path", path.toAbsolutePath()));
    }
    if (latencyMillis != null) {
      if (!(latencyMillis >= 0 && latencyMillis <= 60_000)) {
        throw new ParameterException(
            spec.commandLine(), "LATENCY_MS must be 0..60000 milliseconds, was " + latencyMillis);
      }
      set.add("hft.backtest.latency.model=constant");
      set.add(assign("hft.backtest.latency.entry", latencyMillis + " ms"));
      set.add(assign("hft.backtest.latency.response", latencyMillis + " ms"));
    }
    if (out != null) {
      set.add(assign("hft.backtest.out", out.toAbsolutePath()));
    }
    if (!coins.isEmpty()) {
      set.add(
          "hft.backtest.coins=["
              + String.join(",", coins.stream().map(ConfigUtil::quoteString).toList())
              + "]");
    }
    addIfGiven(set, "hft.backtest.from", from);
    addIfGiven(set, "hft.backtest.to", to);
    addIfGiven(set, "hft.backtest.queue", queue);
    addIfGiven(set, "hft.backtest.fees", fees);
    return set;
  }
}
