package hft.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WholeFileTest {
  @Test
  void a_file_that_cannot_be_replaced_stays_as_it_was(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("model");
    WholeFile.write(file, new byte[] {1});
    Files.createDirectory(folder.resolve("model.partial")); // nothing can be written aside
    assertThatThrownBy(() -> WholeFile.write(file, new byte[] {2}))
        .isInstanceOf(java.io.IOException.class);
    assertThat(Files.readAllBytes(file)).containsExactly(1);
  }
}
