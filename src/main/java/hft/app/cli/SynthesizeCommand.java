package hft.app.cli;

import hft.app.config.RunSettings;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A market of our own making. */
@Command(
    name = "synthesize",
    description = {
      "Generates a Hyperliquid-shaped market in the Parquet layout.",
      "",
      "Block times, BBO, L2, trades, volatility clusters, autocorrelated order flow. Labelled",
      "synthetic wherever it shows. The same coins, hours and seed give the same files."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft synthesize --out /tmp/market",
      "  ./hft synthesize --out /tmp/day --coins BTC,ETH,SOL --hours 24 --seed 7",
      ""
    })
final class SynthesizeCommand extends JobCommand {
  private static final double MOST_HOURS = 24 * 366;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "ROOT",
      description = "Root of the Parquet layout to write.")
  @Nullable Path out;

  @Option(
      names = "--coins",
      paramLabel = "COIN",
      split = ",",
      defaultValue = "BTC,ETH",
      description = "Coins, such as BTC,ETH. Default: ${DEFAULT-VALUE}.")
  List<String> coins = List.of();

  @Option(
      names = "--hours",
      paramLabel = "H",
      defaultValue = "1",
      description = "Length in hours, more than 0. Default: ${DEFAULT-VALUE}.")
  double hours;

  SynthesizeCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    if (!(hours > 0 && hours <= MOST_HOURS)) {
      throw new UserMistake("--hours must be more than 0 and at most 8784, was " + hours);
    }
    var settings = common.settings(program, List.of());
    Path root = OutputRoot.of(out);
    long seed = settings.get(RunSettings.class).seed();
    return start(
        program.jobs().synthesize(), new SynthesizeRequest(settings, root, coins, hours, seed));
  }
}
