package hft.app.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./hft} itself. */
@Command(
    name = "hft",
    versionProvider = Version.class,
    description = "Market making on Hyperliquid: one actor tree, live and in backtests.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./hft backtest                    run the sample, look at runs/*/report.html",
      "  ./hft backtest --help             units, defaults and examples of one command",
      "  source <(./hft completion)        completion for bash and zsh, of hft and ./hft",
      "",
      "Environment: BATCH_WINDOW_MS (order batcher's window, ms), HFT_LOG (such as hft=info),",
      "HFT_JAVA_OPTS (further JVM options), JAVA_HOME.",
      "Exit codes: 0 ok, 1 our failure, 2 a mistake in arguments, settings or data,",
      "3 a check that ran and did not hold.",
      ""
    })
final class RootCommand implements Callable<Integer> {
  @Spec CommandSpec spec = CommandSpec.create(); // picocli puts the real one here

  /** Without a command there is nothing to do but say what there is. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.MISTAKE;
  }
}
