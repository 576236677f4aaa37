package hft.app.cli;

import com.typesafe.config.ConfigUtil;
import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Market data into the Parquet layout that the backtest reads. */
@Command(
    name = "record",
    description = {
      "Records the venue's public market data into the layout that the backtest reads.",
      "",
      "Goes on until it is told to stop. Needs the network and no account, no key: it asks for",
      "the list of perps and subscribes, nothing else. Files are complete every few seconds, so a",
      "crash costs no more than that; a root may be recorded into again and again.",
      "Ends with a data-quality report: rows, gaps, what was left out and why."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft record --coins BTC,ETH --for 10m",
      "  ./hft record --out data/recorded                        until ctrl-c",
      "  ./hft backtest data/recorded",
      "",
      "Exit codes: 0 recorded; 3 when frames were dropped or a coin has no book; 1 when it could",
      "not be written.",
      ""
    })
final class RecordCommand extends JobCommand {
  @Option(
      names = "--coins",
      paramLabel = "COIN",
      split = ",",
      description = "Perps as the venue spells them, such as BTC,ETH. Default: hft.venue.coins.")
  List<String> coins = List.of();

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "Ends by itself after this, such as 20s, 10m, 2h. Default: when told to.")
  @Nullable String length;

  @Option(
      names = "--out",
      paramLabel = "ROOT",
      description = "Root of the Parquet layout. Default: a new one, runs/<time>-record.")
  @Nullable Path out;

  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      defaultValue = "mainnet",
      description = "mainnet or testnet, at hft.venue.NETWORK. Default: ${DEFAULT-VALUE}.")
  String network = "";

  RecordCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = common.settings(program, coinsFlag());
    VenueAccess access = settings.get(VenueAccess.class);
    VenueAccess.Addresses addresses =
        switch (network) {
          case "mainnet" -> access.mainnet();
          case "testnet" -> access.testnet();
          default ->
              throw new UserMistake("--network expects mainnet or testnet, was '" + network + "'");
        };
    Path root = out == null ? RunFolder.fresh(program, "record") : OutputRoot.of(out);
    return start(
        program.jobs().recording(),
        new RecordRequest(settings, addresses, RunLength.parse(length), root));
  }

  private List<String> coinsFlag() {
    if (coins.isEmpty()) {
      return List.of();
    }
    return List.of(
        coins.stream()
            .map(coin -> ConfigUtil.quoteString(coin.strip()))
            .collect(Collectors.joining(",", "hft.venue.coins=[", "]")));
  }
}
