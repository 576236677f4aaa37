package hft.wire;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded messages of the venue beside the project; skipped where they are absent. */
public final class Samples {
  private static final Path FOLDER = Path.of("..", "shared", "hyperliquid", "samples");
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private Samples() {}

  /** The names of all samples, or a skipped test; on a build server a failed one. */
  public static List<String> names() {
    require();
    List<String> names = new ArrayList<>();
    tree("INDEX.json").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static void require() {
    if (!Files.exists(FOLDER) && "true".equals(System.getenv("CI"))) {
      fail("missing on a build server: " + FOLDER);
    }
    assumeTrue(Files.exists(FOLDER), () -> "no samples at " + FOLDER);
  }

  public static JsonNode tree(String name) {
    return parse(bytes(name));
  }

  public static byte[] bytes(String name) {
    require();
    try {
      return Files.readAllBytes(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode parse(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(new String(json, StandardCharsets.UTF_8), e);
    }
  }

  /** Without white space, as on the wire. */
  public static byte[] compact(JsonNode tree) {
    return tree.toString().getBytes(StandardCharsets.UTF_8);
  }
}
