package hft.app.cli;

import static hft.app.cli.CommonOptions.addIfGiven;
import static hft.app.cli.CommonOptions.assign;

import com.typesafe.config.ConfigUtil;
import hft.app.config.Settings;
import hft.port.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** An offline Hyperliquid on a local port. */
@Command(
    name = "exchange",
    description = {
      "Runs a local exchange that speaks Hyperliquid's protocol.",
      "",
      "/info, /exchange and /ws on one port of the loopback, with real signatures, blocks,",
      "fees and funding. Nothing leaves the machine and no money is real. Ends with Ctrl-C.",
      "",
      "Only known accounts may trade: name yours with --account. Every key is in",
      "conf/exchange.conf. Local extras: GET /local/status, POST /local/deposit and",
      "POST /local/faults."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft exchange --account 0x<your address>=10000",
      "  ./hft exchange --data data/hl --speed 10 --limits off",
      "  ./hft exchange --empty --port 0 --json",
      ""
    })
final class ExchangeCommand extends JobCommand {
  /** At most one of these. */
  static final class MarketOptions {
    @Option(
        names = "--data",
        paramLabel = "ROOT",
        description = "Replay this recorded market. Default: the sample in backtest-data.")
    @Nullable Path data;

    @Option(names = "--synthetic", description = "Generate a market of its own (--seed).")
    boolean synthetic;

    @Option(names = "--empty", description = "Nobody trades but the clients.")
    boolean empty;
  }

  @ArgGroup(exclusive = true)
  MarketOptions market = new MarketOptions();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Port on 127.0.0.1; 0 for any free one. Default: 18080.")
  @Nullable Integer port;

  @Option(
      names = "--speed",
      paramLabel = "X",
      description = "Market seconds per second. Default: 1.")
  @Nullable Double speed;

  @Option(
      names = "--account",
      paramLabel = "ADDRESS=USDC",
      description = "An account and its money, such as 0x..=10000; may be repeated.")
  List<String> accounts = new ArrayList<>();

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description = "A fault plan in JSON, from the start.")
  @Nullable Path faults;

  @Option(
      names = "--block-ms",
      paramLabel = "MS",
      description = "Milliseconds between blocks. Default: 68.")
  @Nullable Double blockMillis;

  @Option(
      names = "--limits",
      paramLabel = "TERMS",
      description = "venue or off: limits per network address. Default: venue.")
  @Nullable String limits;

  @Option(
      names = "--network",
      paramLabel = "NETWORK",
      description = "mainnet, testnet or both: whose signatures count. Default: both.")
  @Nullable String network;

  ExchangeCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    Settings settings = common.settings(program, assignments());
    program
        .jobs()
        .exchange()
        .run(new ExchangeRequest(settings, program.home(), this::print), Progress.SILENT);
    return ExitCode.OK;
  }

  private List<String> assignments() {
    List<String> set = new ArrayList<>();
    if (market.data != null) {
      set.add("hft.exchange.market=data");
      set.add(assign("hft.exchange.data", market.data.toAbsolutePath()));
    }
    if (market.synthetic) {
      set.add("hft.exchange.market=synthetic");
    }
    if (market.empty) {
      set.add("hft.exchange.market=empty");
    }
    addIfGiven(set, "hft.exchange.port", port);
    addIfGiven(set, "hft.exchange.speed", speed);
    addIfGiven(set, "hft.exchange.limits", limits);
    addIfGiven(set, "hft.exchange.network", network);
    addIfGiven(set, "hft.exchange.faults", faults == null ? null : faults.toAbsolutePath());
    addIfGiven(set, "hft.exchange.block", blockMillis == null ? null : blockMillis + " ms");
    for (String account : accounts) {
      int equals = account.indexOf('=');
      if (equals < 1) {
        // Not repeated: somebody may have pasted a key.
        throw new UserMistake("--account: expected ADDRESS=USDC, such as 0x..=10000");
      }
      String key = ConfigUtil.quoteString(account.substring(0, equals).strip());
      set.add(assign("hft.exchange.accounts." + key, account.substring(equals + 1).strip()));
    }
    return set;
  }
}
