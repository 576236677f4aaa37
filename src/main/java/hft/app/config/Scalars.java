package hft.app.config;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import hft.core.market.Fixed8;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Single values, read strictly: no number for a duration, no text for a number, no NaN. What it
 * throws says what was expected and what was there.
 */
final class Scalars {
  private Scalars() {}

  /** A value that is not what the key needs. */
  static final class Misfit extends RuntimeException {
    Misfit(String expected, ConfigValue was) {
      super("expected " + expected + ", was " + was.unwrapped());
    }

    Misfit(String message) {
      super(message);
    }
  }

  static long whole(ConfigValue value) {
    String text = text(value, "a whole number");
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      throw new Misfit("a whole number", value);
    }
  }

  static int integer(ConfigValue value) {
    long whole = whole(value);
    if (whole != (int) whole) {
      throw new Misfit("a whole number of at most " + Integer.MAX_VALUE, value);
    }
    return (int) whole;
  }

  static double decimal(ConfigValue value) {
    String text = text(value, "a number");
    try {
      double number = Double.parseDouble(text);
      if (Double.isFinite(number) && !text.endsWith("d") && !text.endsWith("f")) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, with the value.
    }
    throw new Misfit("a number", value);
  }

  /** A decimal amount, kept exact: scaled by 1e-8. */
  static long scaled(ConfigValue value) {
    String text = text(value, "a decimal amount such as 0.001");
    try {
      return Fixed8.parse(text);
    } catch (NumberFormatException | ArithmeticException _) {
      throw new Misfit("a plain decimal with at most 8 decimals such as 0.001", value);
    }
  }

  static boolean flag(ConfigValue value) {
    return switch (text(value, "true or false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new Misfit("true or false", value);
    };
  }

  static Duration duration(ConfigValue value) {
    String expected = "a duration with a unit such as 2 ms, 150 ms, 5 s, 1 h";
    String text = text(value, expected);
    if (text.isEmpty() || !Character.isLetter(text.charAt(text.length() - 1))) {
      throw new Misfit(expected, value);
    }
    Config holder = value.atKey("value");
    try {
      return holder.getDuration("value");
    } catch (ConfigException _) {
      throw new Misfit(expected, value);
    }
  }

  /** An instant, or a date meaning its first instant, UTC. */
  static Instant instant(ConfigValue value) {
    String expected = "a UTC date or instant such as 2025-09-04 or 2025-09-04T19:46:56Z";
    return parseInstant(text(value, expected), expected);
  }

  static Instant parseInstant(String text, String expected) {
    try {
      return text.length() == 10
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeException _) {
      throw new Misfit("expected " + expected + ", was " + text);
    }
  }

  static URI uri(ConfigValue value) {
    try {
      return new URI(text(value, "an address"));
    } catch (URISyntaxException _) {
      throw new Misfit("an address such as http://127.0.0.1:9000", value);
    }
  }

  static Path path(ConfigValue value) {
    try {
      return Path.of(text(value, "a path"));
    } catch (InvalidPathException _) {
      throw new Misfit("a path", value);
    }
  }

  static <E extends Enum<E>> E constant(ConfigValue value, Class<E> type) {
    List<String> names = new ArrayList<>();
    E[] constants = type.getEnumConstants();
    for (E constant : constants) {
      names.add(Keys.kebab(constant));
    }
    String expected = "one of " + String.join(", ", names);
    int at = names.indexOf(text(value, expected));
    if (at < 0) {
      throw new Misfit(expected, value);
    }
    return constants[at];
  }

  /** The value as written. */
  static String text(ConfigValue value, String expected) {
    ConfigValueType type = value.valueType();
    if (type == ConfigValueType.OBJECT || type == ConfigValueType.LIST) {
      throw new Misfit(expected, value);
    }
    Config holder = value.atKey("value");
    return type == ConfigValueType.NULL ? "" : holder.getString("value").strip();
  }
}
