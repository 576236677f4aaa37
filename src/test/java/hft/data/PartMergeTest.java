package hft.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** A merge that a crash interrupts anywhere costs no row and leaves none twice. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PartMergeTest extends DataRoot {
  private Path partition;
  private List<Path> parts;
  private List<String> rows;

  @BeforeEach
  void threeParts() throws IOException {
    Files.delete(root.resolve(Instruments.FILE_NAME));
    try (RecordingRoot recording = RecordingRoot.take(root);
        MarketDataWriter writer = recording.writer()) {
      recording.describe(Frames.instruments("BTC"));
      for (int i = 0; i < 3; i++) {
        writer.write(Frames.trade(T + i, i + 1), "BTC");
        writer.commit();
      }
    }
    partition = Partition.of(Table.TRADES, T, "BTC").under(root);
    parts = Stream.of(0, 1, 2).map(number -> partition.resolve(PartName.of(number))).toList();
    rows = read();
    assertThat(rows).hasSize(3);
  }

  private List<String> read() {
    return Frames.read(root, Selection.ALL);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(partition)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Path copy(Path file) throws IOException {
    return Files.copy(file, root.resolve(file.getFileName() + ".saved"));
  }

  private static void put(Path saved, Path at) throws IOException {
    Files.copy(saved, at, StandardCopyOption.REPLACE_EXISTING);
  }

  private void takeAgain(int leftovers) {
    try (RecordingRoot recording = RecordingRoot.take(root)) {
      assertThat(recording.leftovers()).isEqualTo(leftovers);
      assertThat(recording.lastNanos(Table.TRADES, "BTC")).isEqualTo(T + 2);
      assertThat(recording.lastNanos(Table.BBO, "BTC")).isEqualTo(Long.MIN_VALUE);
    }
  }

  @Test
  void the_first_part_takes_over_all_rows() throws IOException {
    PartMerge.merge(Table.TRADES, parts);
    assertThat(names()).containsExactly("part-00000.parquet");
    assertThat(read()).isEqualTo(rows);
  }

  @Test
  void a_crash_while_writing_leaves_the_parts() throws IOException {
    Files.writeString(partition.resolve(".part-00000.parquet.tmp"), "half");
    takeAgain(1);
    assertThat(names()).hasSize(3).allMatch(name -> name.startsWith("part-"));
    assertThat(read()).isEqualTo(rows);
  }

  @Test
  void a_crash_before_the_rename_leaves_the_parts_even_when_the_temporary_file_went()
      throws IOException {
    Files.writeString(partition.resolve(".merge-0-2"), "rows 3");
    takeAgain(1);
    assertThat(names()).hasSize(3).allMatch(name -> name.startsWith("part-"));
    assertThat(read()).isEqualTo(rows);
  }

  @Test
  void a_crash_after_the_rename_is_refused_by_readers_and_finished_by_the_next_recorder()
      throws IOException {
    Path second = copy(parts.get(1));
    Path third = copy(parts.get(2));
    PartMerge.merge(Table.TRADES, parts);
    put(second, parts.get(1));
    put(third, parts.get(2));
    Files.writeString(partition.resolve(".merge-0-2"), "rows 3");
    assertThatThrownBy(this::read).isInstanceOf(BadData.class);
    takeAgain(1);
    assertThat(names()).containsExactly("part-00000.parquet");
    assertThat(read()).isEqualTo(rows);
  }

  @Test
  void a_crash_between_the_removals_is_finished_too() throws IOException {
    Path third = copy(parts.get(2));
    PartMerge.merge(Table.TRADES, parts);
    put(third, parts.get(2));
    Files.writeString(partition.resolve(".merge-0-2"), "rows 3");
    takeAgain(1);
    assertThat(names()).containsExactly("part-00000.parquet");
    assertThat(read()).isEqualTo(rows);
  }

  @Test
  void a_root_of_another_market_is_refused() {
    Instruments real = Frames.instruments("BTC");
    Instruments synthetic = new Instruments("made up", !real.synthetic(), real.list());
    try (RecordingRoot recording = RecordingRoot.take(root)) {
      assertThatThrownBy(() -> recording.describe(synthetic))
          .isInstanceOf(BadData.class)
          .hasMessageContaining("another folder");
    }
  }
}
