package hft.app.cli;

import static hft.app.cli.CommonOptions.assign;

import hft.app.config.Mode;
import hft.app.config.RunSettings;
import hft.app.config.Settings;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The engine, in the mode the settings say. */
@Command(
    name = "run",
    description = {
      "Runs the engine until it is told to stop.",
      "",
      "The mode is that of hft.mode, or --mode:",
      "  local     an exchange of our own on 127.0.0.1; no key, no network, no money",
      "  paper     the venue's market data, simulated fills; only against 127.0.0.1 so far",
      "  testnet   the venue's test network; only against 127.0.0.1 so far",
      "  live      real money, acknowledged in the settings; only against ./hft exchange so far",
      "  backtest  the same as the backtest command, with everything from the settings",
      "Ctrl-C or SIGTERM ends in order: quotes off, cancel all, confirmed, written down."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft run                              local, until ctrl-c",
      "  ./hft run --for 20s --json             local, ends by itself",
      "  ./hft run --mode backtest",
      "",
      "Exit codes: 0 ended in order, by --for or a signal; 3 when orders stayed open or the venue"
          + " holds",
      "another position than we believe; 1 when the engine stopped itself.",
      ""
    })
final class RunCommand extends JobCommand {
  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "local, paper, testnet, live or backtest. Default: hft.mode.")
  @Nullable String mode;

  @Option(
      names = "--for",
      paramLabel = "TIME",
      description = "Ends by itself after this, such as 20s, 10m, 2h. Default: when told to.")
  @Nullable String length;

  RunCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    List<String> flags = mode == null ? List.of() : List.of(assign("hft.mode", mode));
    Settings settings = common.settings(program, flags);
    Mode chosen = settings.get(RunSettings.class).mode();
    return switch (chosen) {
      case BACKTEST -> start(program.jobs().backtest(), RunFolder.request(program, settings));
      case LOCAL, PAPER, TESTNET, LIVE ->
          start(
              program.jobs().running(),
              new RunRequest(
                  settings,
                  chosen,
                  RunLength.parse(length),
                  RunFolder.fresh(program, name(chosen)),
                  program.home()));
      case CLUSTER ->
          throw new UserMistake(
              "mode 'cluster' is not part of this version; there are: local, paper, testnet, live,"
                  + " backtest");
    };
  }

  static String name(Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }
}
