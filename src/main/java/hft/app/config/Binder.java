package hft.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Fills a settings record from a section. The component {@code staleAfter} is the key {@code
 * stale-after}; a {@code long} component whose name ends in {@code Nanos} is written as a duration
 * without that ending ({@code windowNanos} is {@code window = 2 ms}). Understood: whole numbers,
 * decimals, booleans, strings, durations, instants, paths, addresses, enums (in kebab case), nested
 * records, lists, maps, {@link Optional}, and {@code @Nullable} for keys that may be left out.
 *
 * <p>It never stops at the first problem: all are collected.
 */
final class Binder {
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final Set<String> scaledKeys;

  /**
   * @param scaledKeys full keys of {@code long} components that are written as decimals and kept
   *     scaled by 1e-8
   */
  Binder(Set<String> scaledKeys) {
    this.scaledKeys = Set.copyOf(scaledKeys);
  }

  List<ConfigProblem> problems() {
    return problems;
  }

  /**
   * The record of one section, or null when something is wrong with it.
   *
   * @param foreign keys of the section that belong to somebody else
   */
  <T extends Record> @Nullable T bind(
      Config config, String path, Class<T> type, Set<String> foreign) {
    if (!config.hasPath(path)) {
      problems.add(new ConfigProblem("configuration", "section " + path + " is missing"));
      return null;
    }
    ConfigValue value = config.getValue(path);
    if (value instanceof ConfigObject section) {
      return record(section, path, type, foreign);
    }
    problem(value, path, "expected a section { ... }, was " + value.unwrapped());
    return null;
  }

  private <T extends Record> @Nullable T record(
      ConfigObject section, String path, Class<T> type, Set<String> foreign) {
    int before = problems.size();
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types = new Class<?>[components.length];
    @Nullable Object[] values = new Object[components.length];
    Set<String> known = new LinkedHashSet<>();
    for (int i = 0; i < components.length; i++) {
      String key = key(components[i]);
      known.add(key);
      types[i] = components[i].getType();
      values[i] = component(section, path, key, components[i]);
    }
    refuseUnknown(section, path, known, foreign);
    return problems.size() > before ? null : construct(section, path, type, types, values);
  }

  private @Nullable Object component(
      ConfigObject section, String path, String key, RecordComponent component) {
    String full = Keys.join(path, key);
    ConfigValue value = section.get(key);
    boolean optional = component.getType() == Optional.class;
    if (value == null || value.valueType() == ConfigValueType.NULL) {
      if (!optional && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        problem(section, full, "is missing: expected " + expectation(component.getGenericType()));
      }
      return optional ? Optional.empty() : null;
    }
    if (optional) {
      return Optional.ofNullable(convert(value, argument(component), full));
    }
    return isNanos(component)
        ? guarded(value, full, () -> Scalars.duration(value).toNanos())
        : convert(value, component.getGenericType(), full);
  }

  private @Nullable Object convert(ConfigValue value, Type type, String path) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class
          ? list(value, generic.getActualTypeArguments()[0], path)
          : map(value, generic.getActualTypeArguments()[1], path);
    }
    Class<?> plain = (Class<?>) type;
    if (plain.isRecord()) {
      if (value instanceof ConfigObject section) {
        return record(section, path, plain.asSubclass(Record.class), Set.of());
      }
      problem(value, path, "expected a section { ... }, was " + value.unwrapped());
      return null;
    }
    return guarded(value, path, () -> scalar(value, plain, path));
  }

  private Object scalar(ConfigValue value, Class<?> type, String path) {
    if (type == long.class) {
      return scaledKeys.contains(path) ? Scalars.scaled(value) : Scalars.whole(value);
    }
    if (type.isEnum()) {
      return constant(value, type);
    }
    return switch (type.getName()) {
      case "int", "java.lang.Integer" -> Scalars.integer(value);
      case "java.lang.Long" -> Scalars.whole(value);
      case "double", "java.lang.Double" -> Scalars.decimal(value);
      case "boolean", "java.lang.Boolean" -> Scalars.flag(value);
      case "java.lang.String" -> Scalars.text(value, "text");
      case "java.time.Duration" -> Scalars.duration(value);
      case "java.time.Instant" -> Scalars.instant(value);
      case "java.nio.file.Path" -> Scalars.path(value);
      case "java.net.URI" -> Scalars.uri(value);
      default -> throw new IllegalArgumentException(path + ": cannot read a " + type.getName());
    };
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // an enum class by reflection has no better type
  private static Object constant(ConfigValue value, Class<?> type) {
    return Scalars.constant(value, (Class) type);
  }

  private List<Object> list(ConfigValue value, Type element, String path) {
    List<Object> items = new ArrayList<>();
    if (value instanceof ConfigList list) {
      for (int i = 0; i < list.size(); i++) {
        addIfPresent(items, convert(list.get(i), element, path + "[" + i + "]"));
      }
    } else {
      problem(value, path, "expected a list [a, b], was " + value.unwrapped());
    }
    return items;
  }

  private static void addIfPresent(List<Object> items, @Nullable Object item) {
    if (item != null) {
      items.add(item);
    }
  }

  private Map<String, Object> map(ConfigValue value, Type element, String path) {
    Map<String, Object> entries = new LinkedHashMap<>();
    if (value instanceof ConfigObject section) {
      for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(section).entrySet()) {
        Object item = convert(entry.getValue(), element, Keys.join(path, entry.getKey()));
        if (item != null) {
          entries.put(entry.getKey(), item);
        }
      }
    } else {
      problem(value, path, "expected a section { name = value }, was " + value.unwrapped());
    }
    return entries;
  }

  private void refuseUnknown(
      ConfigObject section, String path, Set<String> known, Set<String> foreign) {
    Set<String> candidates = new LinkedHashSet<>(known);
    candidates.addAll(foreign);
    for (Map.Entry<String, ConfigValue> entry : new TreeMap<>(section).entrySet()) {
      String key = entry.getKey();
      if (!candidates.contains(key)) {
        String hint =
            Keys.nearest(key, candidates)
                .map(near -> "; did you mean " + Keys.join(path, near) + "?")
                .orElse("; known here: " + String.join(", ", candidates));
        problem(entry.getValue(), Keys.join(path, key), "is not a known key" + hint);
      }
    }
  }

  private <T extends Record> @Nullable T construct(
      ConfigObject section,
      String path,
      Class<T> type,
      Class<?>[] types,
      @Nullable Object[] values) {
    try {
      var constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      String refusal = String.valueOf(e.getTargetException().getMessage());
      problem(writtenAt(section, type, refusal), path, refusal);
      return null;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot construct " + type.getName(), e);
    }
  }

  /** A record's own check begins with the component's name: where that was written, if it is so. */
  private static ConfigValue writtenAt(
      ConfigObject section, Class<? extends Record> type, String refusal) {
    for (RecordComponent component : type.getRecordComponents()) {
      ConfigValue value = section.get(key(component));
      if (value != null && refusal.startsWith(component.getName() + " ")) {
        return value;
      }
    }
    return section;
  }

  private interface Reading {
    Object read();
  }

  private @Nullable Object guarded(ConfigValue value, String path, Reading reading) {
    try {
      return reading.read();
    } catch (Scalars.Misfit e) {
      problem(value, path, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private void problem(ConfigValue where, String path, String message) {
    problems.add(new ConfigProblem(place(where.origin()), path + ": " + message));
  }

  /** {@code conf/application.conf:12}, relative to where we are when it lies below. */
  static String place(ConfigOrigin origin) {
    String file = origin.filename();
    if (file == null) {
      // What was not read from a file has one line: its number says nothing.
      return origin.description().replaceFirst(": 1$", "");
    }
    Path here = Path.of("").toAbsolutePath();
    Path path = Path.of(file).toAbsolutePath();
    String shown = path.startsWith(here) ? here.relativize(path).toString() : file;
    return origin.lineNumber() > 0 ? shown + ":" + origin.lineNumber() : shown;
  }

  private static boolean isNanos(RecordComponent component) {
    return component.getType() == long.class && component.getName().endsWith("Nanos");
  }

  private static String key(RecordComponent component) {
    String name = component.getName();
    return Keys.kebab(
        isNanos(component) ? name.substring(0, name.length() - "Nanos".length()) : name);
  }

  /** What an Optional may hold. */
  private static Type argument(RecordComponent component) {
    return ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
  }

  private static String expectation(Type type) {
    if (type instanceof Class<?> plain) {
      if (plain.isEnum()) {
        return "one of "
            + String.join(
                ", ",
                Arrays.stream(plain.getEnumConstants())
                    .map(constant -> Keys.kebab((Enum<?>) constant))
                    .toList());
      }
      if (plain == Duration.class || plain == Instant.class) {
        return plain == Duration.class ? "a duration such as 2 ms" : "a UTC instant";
      }
      if (plain.isRecord()) {
        return "a section { ... }";
      }
      return plain.isPrimitive() && plain != boolean.class ? "a number" : "a value";
    }
    return "a list or section";
  }
}
