package hft.alpha.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph under construction. Field numbers and constants are those of onnx.proto3, version 1.16.
 */
final class OnnxGraph {
  static final String INPUT = "input";
  static final String OUTPUT = "logits";

  private static final int IR_VERSION = 9;
  private static final int OPSET = 20;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final String BATCH = "batch";

  private final List<byte[]> nodes = new ArrayList<>();

  /** By name, written once however often they are used. */
  private final Map<String, byte[]> constants = new LinkedHashMap<>();

  private int names;

  /** What one node is told besides its inputs. */
  static final class Attributes {
    private static final int ATTRIBUTE_REAL = 1;
    private static final int ATTRIBUTE_NUMBER = 2;
    private static final int ATTRIBUTE_NUMBERS = 7;
    private final List<byte[]> all = new ArrayList<>();

    Attributes number(String name, long value) {
      all.add(new Protobuf().text(1, name).number(3, value).number(20, ATTRIBUTE_NUMBER).bytes());
      return this;
    }

    Attributes real(String name, double value) {
      all.add(
          new Protobuf().text(1, name).real(2, (float) value).number(20, ATTRIBUTE_REAL).bytes());
      return this;
    }

    Attributes numbers(String name, long... values) {
      Protobuf attribute = new Protobuf().text(1, name);
      for (long value : values) {
        attribute.number(8, value);
      }
      all.add(attribute.number(20, ATTRIBUTE_NUMBERS).bytes());
      return this;
    }
  }

  /** Adds a node with one output; its name. */
  String node(String type, Attributes attributes, String... inputs) {
    return nodes(type, attributes, 1, inputs).getFirst();
  }

  /** Adds a node; the names of its outputs. */
  List<String> nodes(String type, Attributes attributes, int outputs, String... inputs) {
    Protobuf node = new Protobuf();
    for (String input : inputs) {
      node.text(1, input);
    }
    List<String> named = new ArrayList<>();
    for (int i = 0; i < outputs; i++) {
      String name = "v" + names++;
      named.add(name);
      node.text(2, name);
    }
    node.text(3, type + names).text(4, type);
    attributes.all.forEach(attribute -> node.bytes(5, attribute));
    nodes.add(node.bytes());
    return named;
  }

  String constant(String name, float[] values, long... shape) {
    ByteBuffer raw =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return constant(name, FLOAT, raw.array(), shape);
  }

  String constant(float[] values, long... shape) {
    return constant("c" + names++, values, shape);
  }

  /** Whole numbers, such as a shape. */
  String numbers(long... values) {
    ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant("c" + names++, INT64, raw.array(), values.length);
  }

  private String constant(String name, int type, byte[] raw, long... shape) {
    Protobuf tensor = new Protobuf();
    for (long length : shape) {
      tensor.number(1, length);
    }
    constants.putIfAbsent(name, tensor.number(2, type).text(8, name).bytes(9, raw).bytes());
    return name;
  }

  /** The model's bytes, its result being {@code result}. */
  byte[] model(String result, List<Integer> inputShape, int outputs) {
    nodes.add(new Protobuf().text(1, result).text(2, OUTPUT).text(4, "Identity").bytes());
    Protobuf graph = new Protobuf();
    nodes.forEach(node -> graph.bytes(1, node));
    graph.text(2, "net");
    constants.values().forEach(constant -> graph.bytes(5, constant));
    graph.bytes(11, value(INPUT, inputShape));
    graph.bytes(12, value(OUTPUT, List.of(outputs)));
    return new Protobuf()
        .number(1, IR_VERSION)
        .text(2, "hyperliquid-hft")
        .bytes(7, graph.bytes())
        .message(8, opset -> opset.text(1, "").number(2, OPSET))
        .bytes();
  }

  private static byte[] value(String name, List<Integer> shape) {
    Protobuf dimensions = new Protobuf().message(1, dimension -> dimension.text(2, BATCH));
    shape.forEach(length -> dimensions.message(1, dimension -> dimension.number(1, length)));
    return new Protobuf()
        .text(1, name)
        .message(
            2,
            type -> type.message(1, tensor -> tensor.number(1, FLOAT).bytes(2, dimensions.bytes())))
        .bytes();
  }
}
