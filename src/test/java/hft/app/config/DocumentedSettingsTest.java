package hft.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting is explained where it is set. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentedSettingsTest {
  static Stream<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("conf"))) {
      return all.filter(file -> file.toString().endsWith(".conf")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_comment_stands_above_every_key_or_the_keys_it_stands_with(Path file) throws IOException {
    assertThat(undocumented(Files.readAllLines(file))).isEmpty();
  }

  /** Keys with no comment in the lines above them, up to an empty line or the end of a section. */
  private static List<String> undocumented(List<String> lines) {
    List<String> found = new ArrayList<>();
    boolean explained = false;
    for (String raw : lines) {
      String line = raw.strip();
      if (line.startsWith("#")) {
        explained = true;
      } else if (line.isEmpty() || line.startsWith("}")) {
        explained = false;
      } else if (line.matches("[\\w.-]+ = .*") && !explained && !line.contains(" # ")) {
        found.add(line);
      }
    }
    return found;
  }

  @Test
  void a_key_without_one_is_found() {
    assertThat(
            undocumented(
                List.of(
                    "# why", "a = 1", "b = 2", "", "c = 3", "d { ", "# so", "e = 4", "}", "f = 5")))
        .containsExactly("c = 3", "f = 5");
  }
}
