package hft.wire.action;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;

/** Any JSON as msgpack, keys in the order they stand. */
final class JsonToMsgpack {
  private final WireBuffer out = new WireBuffer(1_024);
  private final MsgpackSink sink = new MsgpackSink(out);

  private JsonToMsgpack() {}

  static byte[] encode(JsonNode node) {
    JsonToMsgpack walk = new JsonToMsgpack();
    walk.write(node);
    return walk.out.toBytes();
  }

  private void write(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        sink.map(node.size());
        for (var field : node.properties()) {
          sink.text(field.getKey());
          write(field.getValue());
        }
      }
      case ARRAY -> {
        sink.array(node.size());
        node.forEach(this::write);
      }
      case STRING -> sink.text(node.textValue());
      case BOOLEAN -> sink.bool(node.booleanValue());
      case NULL -> sink.nil();
      case NUMBER -> number(node);
      default -> throw new MalformedAction("action: no " + node.getNodeType() + " in an action");
    }
  }

  private void number(JsonNode node) {
    if (!node.isIntegralNumber()) {
      throw new MalformedAction("action: expected whole numbers only, was " + node);
    }
    BigInteger value = node.bigIntegerValue();
    if (value.bitLength() < Long.SIZE) {
      sink.integer(value.longValue());
    } else if (value.signum() > 0 && value.bitLength() == Long.SIZE) {
      sink.unsigned(value.longValue());
    } else {
      throw new MalformedAction("action: " + value + " does not fit 64 bits");
    }
  }
}
