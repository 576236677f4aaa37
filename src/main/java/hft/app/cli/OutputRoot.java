package hft.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where {@code --out} says to write, looked at before hours of work go there. */
final class OutputRoot {
  private OutputRoot() {}

  /**
   * The absolute path.
   *
   * @throws UserMistake when it is no folder and cannot become one
   */
  static Path of(@Nullable Path given) {
    Path root = Objects.requireNonNull(given, "--out is required").toAbsolutePath().normalize();
    Path there = root;
    while (!Files.exists(there)) {
      there = Objects.requireNonNull(there.getParent(), "the root of a file system exists");
    }
    if (!Files.isDirectory(there)) {
      throw new UserMistake(
          "cannot write to --out " + root + ": " + there + " is a file; expected a folder");
    }
    if (!Files.isWritable(there)) {
      throw new UserMistake(
          "cannot write to --out "
              + root
              + ": not allowed to write in "
              + there
              + "; expected a folder that may be written");
    }
    return root;
  }
}
