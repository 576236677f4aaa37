package hft.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SourceTreeTest {
  private static final Path MAIN = Path.of("src", "main", "java");

  @Test
  void every_package_says_what_it_is_for() throws Exception {
    assertThat(SourceTree.undescribed(MAIN)).isEmpty();
  }

  @Test
  void no_file_hides_a_second_noun() throws Exception {
    assertThat(SourceTree.tooLong(MAIN)).isEmpty();
  }

  @Test
  void what_breaks_it_is_caught(@TempDir Path root) throws Exception {
    Path silent = Files.createDirectories(root.resolve("silent"));
    Path described = Files.createDirectories(root.resolve("described"));
    Files.writeString(described.resolve("package-info.java"), "/** Said. */\npackage described;\n");
    Path longest = described.resolve("Longest.java");
    Files.writeString(longest, "\n".repeat(SourceTree.MOST_LINES - 1));
    Files.writeString(silent.resolve("Endless.java"), "\n".repeat(SourceTree.MOST_LINES));
    assertThat(SourceTree.undescribed(root)).containsExactly(silent);
    assertThat(SourceTree.tooLong(root)).containsExactly(silent.resolve("Endless.java"));
  }
}
