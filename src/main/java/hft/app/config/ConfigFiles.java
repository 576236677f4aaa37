package hft.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where configuration comes from, the later over the earlier. */
public final class ConfigFiles {
  private static final String WINDOW_VARIABLE = "BATCH_WINDOW_MS";

  private ConfigFiles() {}

  /**
   * Defaults, then files, then assignments, then the environment.
   *
   * @param defaults {@code conf/application.conf}
   * @param files of {@code --config}
   * @param assignments of {@code --set}, each {@code key=value}
   * @param environment only {@code BATCH_WINDOW_MS} is looked at
   * @throws BadConfig when one of them cannot be read
   */
  public static Config load(
      Path defaults, List<Path> files, List<String> assignments, Map<String, String> environment) {
    Config config = parse(defaults);
    for (Path file : files) {
      config = parse(file).withFallback(config);
    }
    for (String assignment : assignments) {
      config = assign(assignment).withFallback(config);
    }
    String window = environment.get(WINDOW_VARIABLE);
    if (window != null && !window.isBlank()) {
      config =
          config.withValue(
              "hft.batch.window",
              ConfigValueFactory.fromAnyRef(window.strip() + " ms", WINDOW_VARIABLE));
    }
    try {
      return config.resolve();
    } catch (ConfigException e) {
      throw unreadable(e);
    }
  }

  private static Config parse(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadConfig(List.of(new ConfigProblem(file.toString(), "no such file")));
    }
    try {
      return ConfigFactory.parseFile(
          file.toFile(), ConfigParseOptions.defaults().setAllowMissing(false));
    } catch (ConfigException e) {
      throw unreadable(e);
    }
  }

  private static Config assign(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new BadConfig(
          List.of(new ConfigProblem("--set", "expected key=value, was '" + assignment + "'")));
    }
    String key = assignment.substring(0, equals).strip();
    String value = assignment.substring(equals + 1).strip();
    try {
      return ConfigFactory.parseString(
          key + " = " + value, ConfigParseOptions.defaults().setOriginDescription("--set " + key));
    } catch (ConfigException _) {
      // Not HOCON as it stands, such as a time with colons: then it is text.
      return ConfigFactory.empty()
          .withValue(key, ConfigValueFactory.fromAnyRef(value, "--set " + key));
    }
  }

  private static BadConfig unreadable(ConfigException e) {
    String message = String.valueOf(e.getMessage());
    if (e.origin() == null) {
      return new BadConfig(List.of(new ConfigProblem("configuration", message)));
    }
    String said = e.origin().description() + ": "; // the library starts with the place too
    return new BadConfig(
        List.of(new ConfigProblem(Binder.place(e.origin()), message.replace(said, ""))));
  }
}
