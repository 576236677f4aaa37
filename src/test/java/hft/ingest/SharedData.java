package hft.ingest;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real captures beside the project; tests that need them are skipped where they are absent. */
public final class SharedData {
  private SharedData() {}

  /** The path, or a skipped test; on a build server a failed one. */
  public static Path require(String path) {
    Path found = Path.of("..", "shared", "data").resolve(path);
    if (!Files.exists(found) && "true".equals(System.getenv("CI"))) {
      fail("missing on a build server: " + found);
    }
    assumeTrue(Files.exists(found), () -> "no real data at " + found);
    return found;
  }
}
