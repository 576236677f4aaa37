package hft.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What can be said about source files without compiling them. */
final class SourceTree {
  static final int MOST_LINES = 400;

  private SourceTree() {}

  /** Packages (folders with sources) that do not say what they are for. */
  static List<Path> undescribed(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isDirectory)
          .filter(SourceTree::hasSources)
          .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
          .sorted()
          .toList();
    }
  }

  /** Sources of {@link #MOST_LINES} lines or more: there is a second noun in them. */
  static List<Path> tooLong(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(SourceTree::isSource).filter(SourceTree::isTooLong).sorted().toList();
    }
  }

  private static boolean hasSources(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.anyMatch(SourceTree::isSource);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path file) {
    return Files.isRegularFile(file) && file.toString().endsWith(".java");
  }

  private static boolean isTooLong(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count() >= MOST_LINES;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
