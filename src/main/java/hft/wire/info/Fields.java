package hft.wire.info;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.json.Decimals;
import hft.wire.json.Fault;
import hft.wire.json.MalformedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of one JSON object, read by type. Whatever does not fit names itself. */
final class Fields {
  static final int RATE_DECIMALS = 12;
  static final int VOLUME_DECIMALS = 6;

  private final JsonNode node;
  private final String what;

  private Fields(JsonNode node, String what) {
    this.node = node;
    this.what = what;
  }

  static Fields of(JsonNode node, String what) {
    if (!node.isObject()) {
      throw bad(Fault.WRONG_TYPE, what + " must be an object");
    }
    return new Fields(node, what);
  }

  static MalformedMessage bad(Fault fault, String detail) {
    return new MalformedMessage(fault, -1, detail);
  }

  /** Reads every element of an array. */
  static <T> List<T> list(JsonNode node, String what, Function<JsonNode, T> reader) {
    if (!node.isArray()) {
      throw bad(Fault.WRONG_TYPE, what + " must be a list");
    }
    List<T> items = new ArrayList<>(node.size());
    for (JsonNode item : node) {
      items.add(reader.apply(item));
    }
    return List.copyOf(items);
  }

  <T> List<T> list(String name, Function<JsonNode, T> reader) {
    return list(need(name), what + "." + name, reader);
  }

  JsonNode need(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      throw bad(Fault.MISSING_FIELD, what + "." + name + " is missing");
    }
    return value;
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  Fields object(String name) {
    return of(need(name), what + "." + name);
  }

  String text(String name) {
    JsonNode value = need(name);
    if (!value.isTextual()) {
      throw bad(Fault.WRONG_TYPE, what + "." + name + " must be a string");
    }
    return value.textValue();
  }

  String text(String name, String otherwise) {
    return has(name) ? text(name) : otherwise;
  }

  @Nullable String optionalText(String name) {
    return has(name) ? text(name) : null;
  }

  boolean bool(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    JsonNode value = need(name);
    if (!value.isBoolean()) {
      throw bad(Fault.WRONG_TYPE, what + "." + name + " must be true or false");
    }
    return value.booleanValue();
  }

  private long scaled(String name, int decimals, boolean rounded) {
    return scaled(need(name), what + "." + name, decimals, rounded);
  }

  private static long scaled(JsonNode value, String what, int decimals, boolean rounded) {
    if (!value.isTextual() && !value.isNumber()) {
      throw bad(Fault.WRONG_TYPE, what + " must be a number");
    }
    try {
      return Decimals.parse(value.asText(), decimals, rounded);
    } catch (MalformedMessage e) {
      throw new MalformedMessage(e.fault(), -1, what + ": " + e.getMessage());
    }
  }

  /** Price, size or money at 1e-8; float noise is rounded off. */
  long decimal(String name) {
    return scaled(name, 8, true);
  }

  long decimal(String name, long otherwise) {
    return has(name) ? decimal(name) : otherwise;
  }

  @Nullable Long optionalDecimal(String name) {
    return has(name) ? (Long) decimal(name) : null;
  }

  static long decimal(JsonNode value, String what) {
    return scaled(value, what, 8, true);
  }

  /** As {@link #decimal}, but negative is refused. */
  long positive(String name) {
    long value = decimal(name);
    if (value < 0) {
      throw bad(Fault.NOT_POSITIVE, what + "." + name + " must not be negative");
    }
    return value;
  }

  long rate(String name) {
    return scaled(name, RATE_DECIMALS, true);
  }

  @Nullable Long optionalRate(String name) {
    return has(name) ? (Long) rate(name) : null;
  }

  long volume(String name) {
    return scaled(name, VOLUME_DECIMALS, true);
  }

  long volume(String name, long otherwise) {
    return has(name) ? volume(name) : otherwise;
  }

  long whole(String name) {
    return scaled(name, 0, false);
  }

  long whole(String name, long otherwise) {
    return has(name) ? whole(name) : otherwise;
  }

  @Nullable Long optionalWhole(String name) {
    return has(name) ? (Long) whole(name) : null;
  }

  int count(String name) {
    long value = whole(name);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw bad(Fault.OVERFLOW, what + "." + name + " must be 0.." + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  int count(String name, int otherwise) {
    return has(name) ? count(name) : otherwise;
  }

  long nanos(String name) {
    return nanos(whole(name), name);
  }

  long nanos(String name, long otherwise) {
    return has(name) ? nanos(name) : otherwise;
  }

  @Nullable Long optionalNanos(String name) {
    return has(name) ? (Long) nanos(name) : null;
  }

  private long nanos(long millis, String name) {
    if (millis < 0 || millis > Long.MAX_VALUE / 1_000_000) {
      throw bad(Fault.OVERFLOW, what + "." + name + " must be milliseconds since the epoch");
    }
    return millis * 1_000_000;
  }

  Side side(String name) {
    return switch (text(name)) {
      case "B" -> Side.BID;
      case "A" -> Side.ASK;
      default -> throw bad(Fault.BAD_VALUE, what + "." + name + " must be A or B");
    };
  }

  @Nullable ClientOrderId clientOrderId(String name) {
    if (!has(name)) {
      return null;
    }
    try {
      return ClientOrderId.parse(text(name));
    } catch (IllegalArgumentException e) {
      throw bad(Fault.BAD_VALUE, what + "." + name + ": " + e.getMessage());
    }
  }
}
