package hft.app.cli;

import java.io.PrintWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses, runs one command and turns every ending into an exit code. */
public final class Cli {
  private static final int USAGE_WIDTH = 100;

  private Cli() {}

  /** Never throws; never exits the JVM. */
  public static int run(Program program, String[] args, PrintWriter out, PrintWriter err) {
    Failures failures = new Failures(program.userMistakes(), err);
    CommandLine line = commandLine(program).setOut(out).setErr(err);
    line.setParameterExceptionHandler((e, arguments) -> onParameter(e));
    line.setExecutionExceptionHandler((e, command, result) -> failures.tell(e));
    try {
      return line.execute(args);
    } catch (Error e) { // an assertion of ours, or memory: picocli lets it through
      return failures.tell(e);
    } finally {
      out.flush();
      err.flush();
    }
  }

  /** The whole command tree; also what completion and the documents are made from. */
  static CommandLine commandLine(Program program) {
    CommandLine line = new CommandLine(new RootCommand());
    line.addSubcommand(new RunCommand(program));
    line.addSubcommand(new BacktestCommand(program));
    line.addSubcommand(new RecordCommand(program));
    line.addSubcommand(new StatusCommand(program));
    line.addSubcommand(new KillCommand(program));
    line.addSubcommand(new LadderCommand(program));
    line.addSubcommand(new RearmCommand(program));
    line.addSubcommand(new CancelAllCommand(program));
    line.addSubcommand(new WatchdogCommand(program));
    line.addSubcommand(new ExchangeCommand(program));
    line.addSubcommand(new ImportCommand(program));
    line.addSubcommand(new MineCommand(program));
    line.addSubcommand(new SynthesizeCommand(program));
    line.addSubcommand(new TrainPpoCommand(program));
    line.addSubcommand(new BenchCommand(program));
    line.addSubcommand("completion", new GenerateCompletion(), "generate-completion");
    line.addSubcommand(new HelpCommand());
    for (CommandLine each : line.getSubcommands().values()) {
      if (!(each.getCommand() instanceof HelpCommand)) {
        each.getCommandSpec().mixinStandardHelpOptions(true).versionProvider(new Version());
      }
    }
    line.getCommandSpec().mixinStandardHelpOptions(true);
    line.setUsageHelpWidth(USAGE_WIDTH);
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.AUTO));
    line.setAbbreviatedOptionsAllowed(false);
    return line;
  }

  private static int onParameter(ParameterException e) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    String name = line.getCommandSpec().qualifiedName();
    err.println("hft: " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("See ./" + name + " --help");
    return ExitCode.MISTAKE;
  }
}
