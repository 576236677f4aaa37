package hft.app.cli;

import hft.app.config.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the command line is given at the program's entry.
 *
 * @param userMistakes exceptions of other packages that mean that the user has to act: exit code 2
 * @param home where {@code conf/} and {@code backtest-data/} lie; relative paths in configuration
 *     start here, relative paths on the command line where the user stands
 * @param environment variables; {@code BATCH_WINDOW_MS} is one of them
 * @param terminal whether somebody watches: a progress bar instead of lines
 */
public record Program(
    Jobs jobs,
    Schema schema,
    List<Class<? extends Throwable>> userMistakes,
    Path home,
    Map<String, String> environment,
    boolean terminal) {
  public Program {
    userMistakes = List.copyOf(userMistakes);
    environment = Map.copyOf(environment);
  }
}
