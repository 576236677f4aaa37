package hft;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every source file is as google-java-format leaves it. {@code mvn test -Dtest=SourceFormatTest
 * -Dformat.fix} rewrites.
 */
class SourceFormatTest {
  private static final Formatter FORMATTER =
      new Formatter(JavaFormatterOptions.builder().formatJavadoc(true).build());

  @Test
  void every_source_is_formatted() throws Exception {
    boolean fix = System.getProperty("format.fix") != null;
    List<Path> wrong = new ArrayList<>();
    for (String root : List.of("src/main/java", "src/test/java", "src/jmh/java")) {
      for (Path source : sources(Path.of(root))) {
        String text = Files.readString(source);
        String formatted =
            FORMATTER.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(text));
        if (!formatted.equals(text)) {
          if (fix) {
            Files.writeString(source, formatted);
          } else {
            wrong.add(source);
          }
        }
      }
    }
    assertThat(wrong)
        .as("not formatted; mvn test -Dtest=SourceFormatTest -Dformat.fix rewrites them")
        .isEmpty();
  }

  private static List<Path> sources(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
