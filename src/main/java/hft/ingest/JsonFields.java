package hft.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.core.market.Fixed8;
import java.io.IOException;

/** Fields of one JSON message, each with a message that names it when it is not what it must be. */
final class JsonFields {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonFields() {}

  static JsonNode parse(byte[] bytes, int from, int to) throws IOException {
    try {
      JsonNode node = MAPPER.readTree(bytes, from, to - from);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      throw new RejectedRow("not JSON (" + e.getOriginalMessage() + "), expected one object");
    }
    throw new RejectedRow("not a JSON object, expected one message");
  }

  static JsonNode field(JsonNode node, String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      throw new RejectedRow("field '" + name + "' is missing");
    }
    return value;
  }

  static String text(JsonNode node, String name) {
    return field(node, name).asText();
  }

  static long integer(JsonNode node, String name) {
    JsonNode value = field(node, name);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new RejectedRow(
          "field '" + name + "' is " + value + ", expected a whole number in range");
    }
    return value.longValue();
  }

  static long millisAsNanos(JsonNode node, String name) {
    long millis = integer(node, name);
    if (millis < 0 || millis > Long.MAX_VALUE / Times.MILLI) {
      throw new RejectedRow("field '" + name + "' is " + millis + ", expected milliseconds");
    }
    return millis * Times.MILLI;
  }

  static long fixed8(JsonNode node, String name) {
    return Decimals.parse(text(node, name), Fixed8.DECIMALS, name);
  }

  /** The value times 10^scale; {@code absent} when the field is null or missing. */
  static long scaledOr(JsonNode node, String name, int scale, long absent) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() || value.asText().isEmpty()
        ? absent
        : Decimals.parse(value.asText(), scale, name);
  }

  static JsonNode array(JsonNode node, String name) {
    JsonNode value = field(node, name);
    if (!value.isArray()) {
      throw new RejectedRow(
          "field '" + name + "' is " + value.getNodeType() + ", expected an array");
    }
    return value;
  }
}
