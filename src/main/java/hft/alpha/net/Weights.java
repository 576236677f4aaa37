package hft.alpha.net;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The values of a net's parameters, one after the other in one array. */
public final class Weights {
  private final List<Parameter> parameters;
  private final Map<String, Integer> offsets = new HashMap<>();
  private final float[] values;

  private Weights(List<Parameter> parameters, float[] values) {
    this.parameters = List.copyOf(parameters);
    this.values = values;
    int offset = 0;
    for (Parameter parameter : parameters) {
      if (offsets.put(parameter.name(), offset) != null) {
        throw new IllegalStateException("two parameters are named " + parameter.name());
      }
      offset += parameter.size();
    }
    if (offset != values.length) {
      throw new IllegalArgumentException("expected " + offset + " values, was " + values.length);
    }
  }

  /** As before training. The same seed gives the same values. */
  public static Weights initial(Net net, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Float> values = new ArrayList<>();
    for (Parameter parameter : net.parameters()) {
      for (int i = 0; i < parameter.size(); i++) {
        values.add(parameter.start().draw(random));
      }
    }
    float[] plain = new float[values.size()];
    for (int i = 0; i < plain.length; i++) {
      plain[i] = values.get(i);
    }
    return new Weights(net.parameters(), plain);
  }

  /** Takes the array as it is; it must be as long as the parameters are. */
  public static Weights of(Net net, float[] values) {
    return new Weights(net.parameters(), values);
  }

  public Weights copy() {
    return new Weights(parameters, values.clone());
  }

  public List<Parameter> parameters() {
    return parameters;
  }

  /** The array itself. */
  public float[] values() {
    return values;
  }

  /** Where a parameter's values begin. */
  public int offset(Parameter parameter) {
    Integer offset = offsets.get(parameter.name());
    if (offset == null) {
      throw new IllegalArgumentException("no parameter " + parameter.name());
    }
    return offset;
  }

  public Parameter parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no parameter " + name));
  }

  /** A copy of one parameter's values. */
  public float[] values(String name) {
    Parameter parameter = parameter(name);
    float[] copy = new float[parameter.size()];
    System.arraycopy(values, offset(parameter), copy, 0, copy.length);
    return copy;
  }

  /** Of all values: equal for the same bytes. */
  public String sha256() {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }

  /** Replaces one parameter's values. */
  public void set(String name, float[] replacement) {
    Parameter parameter = parameter(name);
    if (replacement.length != parameter.size()) {
      throw new IllegalArgumentException(
          name + " has " + parameter.size() + " values, was given " + replacement.length);
    }
    System.arraycopy(replacement, 0, values, offset(parameter), replacement.length);
  }
}
