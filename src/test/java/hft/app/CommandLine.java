package hft.app;

import hft.app.cli.Cli;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;

/** The whole program in this process, as {@code ./hft} starts it. */
public final class CommandLine {
  /** What came of it. */
  public record Ended(int code, String out, String err) {}

  private CommandLine() {}

  public static Ended hft(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] texts = new String[args.length];
    for (int i = 0; i < args.length; i++) {
      texts[i] = args[i].toString();
    }
    int code =
        Cli.run(
            Main.program(Path.of("").toAbsolutePath(), false),
            texts,
            new PrintWriter(out),
            new PrintWriter(err));
    return new Ended(code, out.toString(), err.toString());
  }
}
