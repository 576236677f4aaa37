package hft.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.core.policy.DeterministicPolicy;
import hft.core.policy.Normaliser;
import hft.core.policy.PolicyShape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A trained policy on a disk: {@code policy.json} says what it sees, how that is normalised, what
 * it does and where it comes from; {@code weights.bin} holds the parameters as big-endian floats;
 * {@code curves.csv} is how it learned.
 */
public final class PolicyFolder {
  static final String DESCRIPTION = "policy.json";
  static final String WEIGHTS = "weights.bin";
  static final String CURVES = "curves.csv";
  private static final int FORMAT = 1;

  private PolicyFolder() {}

  /**
   * A trained policy.
   *
   * @param environment it was trained in
   * @param observations what it sees, in order
   * @param actions what it decides, in order
   * @param parameters in the order of {@link PolicyShape}
   * @param origin how it came to be, for people
   */
  public record Contents(
      String environment,
      List<String> observations,
      List<String> actions,
      PolicyShape shape,
      float[] parameters,
      Normaliser normaliser,
      String origin) {
    public Contents {
      observations = List.copyOf(observations);
      actions = List.copyOf(actions);
    }

    /** Ready to decide. */
    public DeterministicPolicy policy() {
      return new DeterministicPolicy(shape, parameters, normaliser);
    }
  }

  /** Writes it all; {@code policy.json} last, so that a folder without one is no policy. */
  public static void write(Path folder, Contents contents, List<CurvePoint> curve)
      throws IOException {
    Files.createDirectories(folder);
    ByteBuffer weights = ByteBuffer.allocate(contents.parameters.length * Float.BYTES);
    for (float parameter : contents.parameters) {
      weights.putFloat(parameter);
    }
    Files.write(folder.resolve(WEIGHTS), weights.array());
    Files.writeString(folder.resolve(CURVES), csv(curve));
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode root = mapper.createObjectNode();
    root.put("format", FORMAT);
    root.put("environment", contents.environment);
    contents.observations.forEach(root.putArray("observations")::add);
    contents.actions.forEach(root.putArray("actions")::add);
    root.put("hidden", contents.shape.hidden());
    ArrayNode means = root.putArray("means");
    Arrays.stream(contents.normaliser.means()).forEach(means::add);
    ArrayNode deviations = root.putArray("deviations");
    Arrays.stream(contents.normaliser.deviations()).forEach(deviations::add);
    root.put("weightsSha256", sha256(weights.array()));
    root.put("origin", contents.origin);
    Files.writeString(
        folder.resolve(DESCRIPTION),
        mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
  }

  /**
   * Reads a policy that sees exactly {@code observations} and decides exactly {@code actions}.
   *
   * @throws PolicyProblem with what is wrong and what was expected
   */
  public static Contents load(Path folder, List<String> observations, List<String> actions)
      throws IOException {
    Path file = folder.resolve(DESCRIPTION);
    if (!Files.isRegularFile(file)) {
      throw new PolicyProblem(folder + " has no " + DESCRIPTION + "; expected a policy folder");
    }
    JsonNode root = parse(file);
    require(file, "format", root.path("format").asInt(), FORMAT);
    require(file, "observations", texts(root, "observations"), observations);
    require(file, "actions", texts(root, "actions"), actions);
    try {
      PolicyShape shape =
          new PolicyShape(observations.size(), root.path("hidden").asInt(), actions.size());
      Contents contents =
          new Contents(
              root.path("environment").asText(),
              observations,
              actions,
              shape,
              weights(folder, root, shape),
              new Normaliser(numbers(root, "means"), numbers(root, "deviations")),
              root.path("origin").asText());
      requireFinite(folder, contents);
      return contents;
    } catch (IllegalArgumentException e) {
      throw new PolicyProblem(file + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode parse(Path file) throws IOException {
    try {
      return new ObjectMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new PolicyProblem(file + " is not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static void require(Path file, String what, Object actual, Object expected) {
    if (!actual.equals(expected)) {
      throw new PolicyProblem(file + ": " + what + " " + actual + "; expected " + expected);
    }
  }

  private static float[] weights(Path folder, JsonNode root, PolicyShape shape) throws IOException {
    Path file = folder.resolve(WEIGHTS);
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length != shape.parameters() * Float.BYTES) {
      throw new PolicyProblem(
          file + " has " + bytes.length + " bytes; expected " + shape.parameters() * Float.BYTES);
    }
    require(file, "SHA-256", sha256(bytes), root.path("weightsSha256").asText());
    float[] weights = new float[shape.parameters()];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(weights);
    return weights;
  }

  /** Tries it where nothing is unusual and in two extremes. */
  private static void requireFinite(Path folder, Contents contents) {
    DeterministicPolicy policy = contents.policy();
    double[] means = contents.normaliser.means();
    double[] deviations = contents.normaliser.deviations();
    float[] actions = new float[contents.actions.size()];
    for (int extreme = -1; extreme <= 1; extreme++) {
      double[] observation = means.clone();
      for (int i = 0; i < observation.length; i++) {
        observation[i] += extreme * Normaliser.CLIP * deviations[i];
      }
      if (!policy.act(observation, actions)) {
        throw new PolicyProblem(
            folder + " answers " + Arrays.toString(actions) + "; expected finite actions");
      }
    }
  }

  private static List<String> texts(JsonNode root, String name) {
    List<String> all = new ArrayList<>();
    root.path(name).forEach(each -> all.add(each.asText()));
    return all;
  }

  private static double[] numbers(JsonNode root, String name) {
    JsonNode array = root.path(name);
    double[] all = new double[array.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = array.get(i).asDouble(Double.NaN);
    }
    return all;
  }

  private static String csv(List<CurvePoint> curve) {
    StringBuilder text =
        new StringBuilder(
            "steps,rewardPerEpisode,policyLoss,valueLoss,divergence,clippedShare,gradientNorm,"
                + "deviation,score,secondScore\n");
    for (CurvePoint point : curve) {
      text.append(point.steps());
      for (double value : point.values()) {
        text.append(',');
        if (Double.isFinite(value)) {
          text.append(String.format(Locale.ROOT, "%.6g", value));
        }
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
