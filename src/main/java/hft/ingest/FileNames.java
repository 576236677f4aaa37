package hft.ingest;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** File names as the formats define them. */
final class FileNames {
  private FileNames() {}

  /** The groups of {@code pattern} in the file's name without its compression suffix. */
  static @Nullable Matcher match(Pattern pattern, Path file) {
    String name = String.valueOf(file.getFileName()).replaceFirst("\\.(gz|xz|lz4)$", "");
    Matcher matcher = pattern.matcher(name);
    return matcher.matches() ? matcher : null;
  }

  static Matcher require(Pattern pattern, Path file, String expected) throws BadInputException {
    Matcher matcher = match(pattern, file);
    if (matcher == null) {
      throw new BadInputException(file + ": unknown file name, expected " + expected);
    }
    return matcher;
  }
}
