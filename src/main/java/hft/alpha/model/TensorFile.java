package hft.alpha.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Named float tensors and some text, in the safetensors format: the length of the header (8 bytes,
 * little-endian), the header as JSON, the numbers. Python reads it with one import.
 *
 * @param tensors by name, in the order of the file
 * @param texts what the format calls metadata
 */
public record TensorFile(Map<String, Tensor> tensors, Map<String, String> texts) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEXTS = "__metadata__";
  private static final String TYPE = "F32";
  private static final int MOST_HEADER = 10_000_000;

  /** Numbers row by row. */
  public record Tensor(List<Integer> shape, float[] values) {
    public Tensor {
      shape = List.copyOf(shape);
    }
  }

  /** A name was asked for that is not there, or the bytes are no such file. */
  public static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }

  public Tensor tensor(String name) {
    Tensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new Unreadable("no tensor '" + name + "'; expected one beside " + tensors.keySet());
    }
    return tensor;
  }

  public String text(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new Unreadable("no text '" + name + "'; expected one beside " + texts.keySet());
    }
    return text;
  }

  public byte[] bytes() {
    ObjectNode header = JSON.createObjectNode();
    ObjectNode metadata = header.putObject(TEXTS);
    texts.forEach(metadata::put);
    int offset = 0;
    for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
      ObjectNode tensor = header.putObject(entry.getKey()).put("dtype", TYPE);
      ArrayNode shape = tensor.putArray("shape");
      entry.getValue().shape().forEach(shape::add);
      int end = offset + entry.getValue().values().length * Float.BYTES;
      tensor.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] text = padded(header.toString()).getBytes(StandardCharsets.UTF_8);
    ByteBuffer all =
        ByteBuffer.allocate(Long.BYTES + text.length + offset).order(ByteOrder.LITTLE_ENDIAN);
    all.putLong(text.length).put(text);
    for (Tensor tensor : tensors.values()) {
      for (float value : tensor.values()) {
        all.putFloat(value);
      }
    }
    return all.array();
  }

  /** Readers map the numbers: they begin at a multiple of eight. */
  private static String padded(String header) {
    int bytes = header.getBytes(StandardCharsets.UTF_8).length;
    return header + " ".repeat((Long.BYTES - bytes % Long.BYTES) % Long.BYTES);
  }

  /**
   * @throws Unreadable with the file's name when it is not of this format
   */
  public static TensorFile read(Path file) throws IOException {
    try {
      return read(Files.readAllBytes(file));
    } catch (Unreadable e) {
      throw new Unreadable(file + ": " + e.getMessage());
    }
  }

  static TensorFile read(byte[] bytes) {
    ByteBuffer all = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long length = bytes.length < Long.BYTES ? -1 : all.getLong();
    if (length < 2 || length > Math.min(MOST_HEADER, all.remaining())) {
      throw new Unreadable("is no safetensors file; expected its header's length first");
    }
    byte[] text = new byte[(int) length];
    all.get(text);
    return read(header(text), all.slice().order(ByteOrder.LITTLE_ENDIAN));
  }

  private static JsonNode header(byte[] text) {
    try {
      return JSON.readTree(new String(text, StandardCharsets.UTF_8));
    } catch (JsonProcessingException e) {
      throw new Unreadable("has a broken header; expected JSON");
    }
  }

  private static TensorFile read(JsonNode header, ByteBuffer data) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : header.properties()) {
      if (entry.getKey().equals(TEXTS)) {
        entry
            .getValue()
            .properties()
            .forEach(text -> texts.put(text.getKey(), text.getValue().asText()));
      } else {
        tensors.put(entry.getKey(), tensor(entry.getKey(), entry.getValue(), data));
      }
    }
    return new TensorFile(tensors, texts);
  }

  private static Tensor tensor(String name, JsonNode header, ByteBuffer data) {
    if (!TYPE.equals(header.path("dtype").asText())) {
      throw new Unreadable(
          "tensor '"
              + name
              + "' is of type "
              + header.path("dtype").asText()
              + "; expected "
              + TYPE);
    }
    List<Integer> shape =
        IntStream.range(0, header.path("shape").size())
            .mapToObj(i -> header.path("shape").path(i).asInt())
            .toList();
    int from = header.path("data_offsets").path(0).asInt(-1);
    int to = header.path("data_offsets").path(1).asInt(-1);
    long size = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
    if (from < 0 || to > data.limit() || to - (long) from != size * Float.BYTES) {
      throw new Unreadable(
          "tensor '"
              + name
              + "' lies at bytes "
              + from
              + " to "
              + to
              + " of "
              + data.limit()
              + "; expected "
              + size * Float.BYTES
              + " within the file");
    }
    float[] values = new float[(int) size];
    data.slice(from, to - from).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return new Tensor(shape, values);
  }
}
