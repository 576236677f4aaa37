package hft.wire.action;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One JSON object read field by field; complaints name the path. */
final class Fields {
  private static final int LONGEST_SHOWN = 40;

  private final JsonNode node;
  private final String path;

  Fields(JsonNode node, String path) {
    this.node = node;
    this.path = path;
    if (!node.isObject()) {
      throw new MalformedAction(path + ": expected an object, was " + shown(node));
    }
  }

  boolean has(String name) {
    JsonNode value = node.get(name);
    return value != null && !value.isNull();
  }

  /** The first field's name. */
  String firstName() {
    var names = node.fieldNames();
    return names.hasNext() ? names.next() : "";
  }

  Fields object(String name) {
    return new Fields(value(name), at(name));
  }

  <T> List<T> list(String name, Function<Fields, T> element) {
    JsonNode array = value(name);
    if (!array.isArray()) {
      throw wrong(name, "an array", array);
    }
    List<T> out = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      out.add(element.apply(new Fields(array.get(i), at(name) + "[" + i + "]")));
    }
    return out;
  }

  String text(String name) {
    JsonNode value = value(name);
    if (!value.isTextual()) {
      throw wrong(name, "a string", value);
    }
    return value.textValue();
  }

  boolean bool(String name) {
    JsonNode value = value(name);
    if (!value.isBoolean()) {
      throw wrong(name, "true or false", value);
    }
    return value.booleanValue();
  }

  /** Absent, null and false are the same. */
  boolean flag(String name) {
    return has(name) && bool(name);
  }

  long integer(String name) {
    JsonNode value = value(name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw wrong(name, "a whole number", value);
    }
    return value.longValue();
  }

  long notNegative(String name) {
    long value = integer(name);
    if (value < 0) {
      throw wrong(name, "a whole number from 0", value(name));
    }
    return value;
  }

  int asset(String name) {
    return small(name);
  }

  int small(String name) {
    long value = notNegative(name);
    if (value > Integer.MAX_VALUE) {
      throw wrong(name, "a whole number below 2^31", value(name));
    }
    return (int) value;
  }

  Side side(String name) {
    return bool(name) ? Side.BID : Side.ASK;
  }

  /** A decimal string, scaled by 1e-8. */
  long decimal(String name) {
    try {
      return Fixed8.parse(text(name));
    } catch (NumberFormatException | ArithmeticException e) {
      throw wrong(name, "a decimal string of at most 8 decimals", value(name));
    }
  }

  /** Null when absent. The venue reads it with and without {@code 0x}. */
  @Nullable ClientOrderId cloid(String name) {
    return has(name) ? cloid(text(name), at(name)) : null;
  }

  ClientOrderId requiredCloid(String name) {
    return cloid(text(name), at(name));
  }

  private static ClientOrderId cloid(String text, String path) {
    try {
      return ClientOrderId.parse(text.startsWith("0x") ? text : "0x" + text);
    } catch (IllegalArgumentException e) {
      throw new MalformedAction(path + ": expected 0x and 32 hex digits, was '" + cut(text) + "'");
    }
  }

  OrderRef orderRef(String name) {
    return value(name).isTextual()
        ? new OrderRef.ByCloid(requiredCloid(name))
        : new OrderRef.ByOid(notNegative(name));
  }

  Address address(String name) {
    try {
      return Address.parse(text(name));
    } catch (IllegalArgumentException e) {
      throw new MalformedAction(at(name) + ": " + e.getMessage());
    }
  }

  /** One of the fixed words of an enum. */
  <E> E word(String name, E[] all, Function<E, String> spelling) {
    String text = text(name);
    for (E each : all) {
      if (spelling.apply(each).equals(text)) {
        return each;
      }
    }
    List<String> known = new ArrayList<>();
    for (E each : all) {
      known.add(spelling.apply(each));
    }
    throw wrong(name, String.join(" or ", known), value(name));
  }

  boolean isText(String name) {
    return value(name).isTextual();
  }

  String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private JsonNode value(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new MalformedAction(at(name) + ": missing");
    }
    return value;
  }

  private MalformedAction wrong(String name, String expected, JsonNode was) {
    return new MalformedAction(at(name) + ": expected " + expected + ", was " + shown(was));
  }

  private static String shown(JsonNode node) {
    return node.isContainerNode() ? "a " + node.getNodeType() : cut(node.toString());
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }
}
