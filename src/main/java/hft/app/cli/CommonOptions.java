package hft.app.cli;

import com.typesafe.config.ConfigUtil;
import hft.app.config.ConfigFiles;
import hft.app.config.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command takes. */
final class CommonOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = {
        "HOCON file over conf/application.conf; may be repeated,",
        "the later wins. A key that does not exist is refused."
      })
  List<Path> configs = new ArrayList<>();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "One setting over all files, such as hft.batch.window=5ms; may be repeated.")
  List<String> assignments = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random numbers (hft.seed). Same seed, same bytes out.")
  @Nullable Long seed;

  @Option(names = "--quiet", description = "Results only: no progress.")
  boolean quiet;

  @Option(
      names = "--json",
      description = "One JSON object as the last line of stdout and nothing else there.")
  boolean json;

  /** Files, then {@code --set}, then what the command's own flags say. */
  Settings settings(Program program, List<String> fromFlags) {
    List<String> all = new ArrayList<>(assignments);
    if (seed != null) {
      all.add("hft.seed=" + seed);
    }
    all.addAll(fromFlags);
    Path defaults = program.home().resolve("conf").resolve("application.conf");
    return program.schema().read(ConfigFiles.load(defaults, configs, all, program.environment()));
  }

  /** {@code key = "value"}, whatever is in the value. */
  static String assign(String key, Object value) {
    return key + "=" + ConfigUtil.quoteString(value.toString());
  }

  /** An assignment of what a flag said, unless it was not given. */
  static void addIfGiven(List<String> set, String key, @Nullable Object value) {
    if (value != null) {
      set.add(assign(key, value));
    }
  }
}
