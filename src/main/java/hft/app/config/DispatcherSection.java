package hft.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code hft.dispatchers}. A kind of actor has threads of its own, whose settings are ours to
 * check, or runs on something of Pekko's: another dispatcher by name, or another type of one.
 */
final class DispatcherSection {
  static final String PATH = "hft.dispatchers";

  private final Config config;
  private final Binder binder;

  DispatcherSection(Config config, Binder binder) {
    this.config = config;
    this.binder = binder;
  }

  DispatcherSettings read() {
    Map<String, ThreadSettings> own = new TreeMap<>();
    if (!config.hasPath(PATH)) {
      binder.problems().add(new ConfigProblem("configuration", "section " + PATH + " is missing"));
      return new DispatcherSettings(own);
    }
    refuseUnknown(config.getObject(PATH));
    for (String kind : DispatcherSettings.KINDS) {
      ThreadSettings threads = threads(Keys.join(PATH, kind));
      if (threads != null) {
        own.put(kind, threads);
      }
    }
    return new DispatcherSettings(own);
  }

  private @Nullable ThreadSettings threads(String path) {
    if (!config.hasPath(path)) {
      binder.problems().add(new ConfigProblem("configuration", path + " is missing"));
      return null;
    }
    ConfigValue value = config.getValue(path);
    if (value instanceof ConfigObject dispatcher) {
      ConfigValue type = dispatcher.get("type");
      return type != null && ThreadSettings.DISPATCHER_TYPE.equals(type.unwrapped())
          ? binder.bind(config, path, ThreadSettings.class, Set.of("type"))
          : null;
    }
    if (value.valueType() != ConfigValueType.STRING) {
      problem(
          value,
          path + ": expected a dispatcher { ... } or the name of one, was " + value.unwrapped());
    }
    return null;
  }

  private void refuseUnknown(ConfigObject section) {
    for (var entry : new TreeMap<>(section).entrySet()) {
      String kind = entry.getKey();
      if (!DispatcherSettings.KINDS.contains(kind)) {
        String hint =
            Keys.nearest(kind, DispatcherSettings.KINDS)
                .map(near -> "; did you mean " + Keys.join(PATH, near) + "?")
                .orElse("; known here: " + String.join(", ", DispatcherSettings.KINDS));
        problem(entry.getValue(), Keys.join(PATH, kind) + ": is not a known key" + hint);
      }
    }
  }

  private void problem(ConfigValue where, String message) {
    binder.problems().add(new ConfigProblem(Binder.place(where.origin()), message));
  }
}
