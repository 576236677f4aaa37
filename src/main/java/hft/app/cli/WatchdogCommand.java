package hft.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Cancel-all when the engine's heartbeat stops. */
@Command(
    name = "watchdog",
    description = {
      "Watches the engine's heartbeat and cancels everything when it stops.",
      "",
      "Cancels again and again until the venue lists nothing; settings: hft.watchdog. A process",
      "and a key of its own: run it as another service, for accounts that may not use the venue's",
      "own dead man's switch. Not proven at the venue: in this version the addresses have to be on",
      "127.0.0.1."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  ./hft watchdog --config my-live.conf", ""})
final class WatchdogCommand extends JobCommand {
  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description = "live or testnet. Default: hft.mode.")
  @Nullable String mode;

  WatchdogCommand(Program program) {
    super(program);
  }

  @Override
  public Integer call() throws Exception {
    return start(program.jobs().watchdog(), CancelAllCommand.request(program, common, mode));
  }
}
