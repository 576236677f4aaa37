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
      "Runs the engine in the mode of hft.mode (or --mode). In this version the mode is",
      "backtest: the same as the backtest command, with everything from the settings."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft run --mode backtest",
      "  ./hft run --config my.conf --set hft.mode=backtest --set hft.backtest.path=data/hl",
      ""
    })
final class RunCommand extends JobCommand {
  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "backtest. Default: hft.mode. Not in this version: local, paper, testnet, live, cluster.")
  @Nullable String mode;

  RunCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    List<String> flags = mode == null ? List.of() : List.of(assign("hft.mode", mode));
    Settings settings = common.settings(program, flags);
    Mode chosen = settings.get(RunSettings.class).mode();
    if (chosen != Mode.BACKTEST) {
      throw new UserMistake(
          "mode '"
              + chosen.name().toLowerCase(Locale.ROOT)
              + "' is not part of this version; there is: backtest (--mode backtest, or hft.mode ="
              + " backtest in conf/application.conf)");
    }
    return start(program.jobs().backtest(), RunFolder.request(program, settings));
  }
}
