package hft.app.cli;

import static hft.app.cli.CommonOptions.assign;

import hft.app.config.RunSettings;
import hft.app.config.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cancel-all without the engine. */
@Command(
    name = "cancel-all",
    description = {
      "Cancels all orders of the account of the settings, without the engine.",
      "",
      "Signs and sends cancel-all until the venue lists nothing. Uses hft.venue.key-file: not",
      "while the engine runs with the same key.",
      "Not proven at the venue: in this version the addresses have to be on 127.0.0.1."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft cancel-all --config my-live.conf",
      "",
      "Exit codes: 0 nothing is left, 3 something is, or nobody knows.",
      ""
    })
final class CancelAllCommand extends JobCommand {
  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "live or testnet. Default: hft.mode.")
  @Nullable String mode;

  CancelAllCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    return start(program.jobs().cancelAll(), request(program, common, mode));
  }

  static CancelAllRequest request(Program program, CommonOptions common, @Nullable String mode) {
    List<String> flags = mode == null ? List.of() : List.of(assign("hft.mode", mode));
    Settings settings = common.settings(program, flags);
    return new CancelAllRequest(settings, settings.get(RunSettings.class).mode(), program.home());
  }
}
