package hft.alpha.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.alpha.model.TensorFile.Tensor;
import hft.alpha.model.TensorFile.Unreadable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TensorFileTest {
  private static final TensorFile FILE =
      new TensorFile(
          Map.of("a", new Tensor(List.of(2, 2), new float[] {1, -2, Float.MIN_VALUE, 4})),
          Map.of("said", "größer \"quoted\""));

  @Test
  void what_was_written_is_read() {
    TensorFile read = TensorFile.read(FILE.bytes());
    assertThat(read.texts()).isEqualTo(FILE.texts());
    assertThat(read.tensor("a").shape()).containsExactly(2, 2);
    assertThat(read.tensor("a").values()).containsExactly(1, -2, Float.MIN_VALUE, 4);
  }

  @Test
  void a_file_cut_anywhere_is_refused_by_name(@TempDir Path folder) throws Exception {
    byte[] whole = FILE.bytes();
    Path file = folder.resolve("cut.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> TensorFile.read(file))
          .as("cut to %d bytes", length)
          .isInstanceOf(Unreadable.class)
          .hasMessageStartingWith(file + ": ")
          .hasMessageContaining("expected");
    }
  }

  @Test
  void what_is_not_there_is_named() {
    assertThatThrownBy(() -> FILE.tensor("b")).hasMessage("no tensor 'b'; expected one beside [a]");
    assertThatThrownBy(() -> FILE.text("b")).hasMessage("no text 'b'; expected one beside [said]");
  }
}
