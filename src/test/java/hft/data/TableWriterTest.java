package hft.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TableWriterTest {
  private static final TableSchema FILLS =
      TableSchema.named("fills").longs("nanos").doubles("edge").strings("coin").build();

  @TempDir Path folder;

  @Test
  void longs_doubles_and_strings_are_read_back_by_any_parquet_reader() throws IOException {
    Path file = folder.resolve("deep/fills.parquet");
    try (TableWriter writer = TableWriter.create(file, FILLS)) {
      for (int i = 0; i < 1_000; i++) {
        writer.setLong(FILLS.indexOf("nanos"), Long.MAX_VALUE - i);
        writer.setDouble(1, i == 0 ? Double.NEGATIVE_INFINITY : -i / 3.0);
        writer.setString(2, "C" + i % 7);
        writer.endRow();
      }
      assertThat(file).doesNotExist();
      writer.publish();
      assertThat(writer.rows()).isEqualTo(1_000);
    }
    List<String> rows = new ArrayList<>();
    try (ParquetReader<Group> reader = new Groups(new LocalInputFile(file)).build()) {
      for (Group row = reader.read(); row != null; row = reader.read()) {
        rows.add(row.getLong(0, 0) + " " + row.getDouble(1, 0) + " " + row.getString(2, 0));
      }
    }
    assertThat(rows).hasSize(1_000);
    assertThat(rows.get(0)).isEqualTo(Long.MAX_VALUE + " -Infinity C0");
    assertThat(rows.get(999)).isEqualTo(Long.MAX_VALUE - 999 + " -333.0 C5");
  }

  @Test
  void a_string_never_set_is_our_mistake() {
    try (TableWriter writer = TableWriter.create(folder.resolve("fills.parquet"), FILLS)) {
      assertThatThrownBy(writer::endRow)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("fills.coin was never set");
    }
    assertThat(everything()).isEmpty();
  }

  @Test
  void an_unpublished_file_leaves_nothing() {
    try (TableWriter writer = TableWriter.create(folder.resolve("fills.parquet"), FILLS)) {
      writer.setString(2, "BTC");
      writer.endRow();
      assertThat(everything()).containsExactly(".fills.parquet.tmp");
    }
    assertThat(everything()).isEmpty();
  }

  @Test
  void the_leftover_of_a_crash_is_overwritten() throws IOException {
    Files.writeString(folder.resolve(".fills.parquet.tmp"), "half");
    try (TableWriter writer = TableWriter.create(folder.resolve("fills.parquet"), FILLS)) {
      writer.publish();
    }
    assertThat(everything()).containsExactly("fills.parquet");
  }

  @Test
  void a_full_disk_names_the_file_and_leaves_nothing_wherever_it_strikes() {
    int failures = 0;
    for (long room : new long[] {0, 3, 4, 100, 1_000, 3_000, 1_000_000_000}) {
      Path root = folder.resolve("room" + room);
      try (MarketDataWriter writer =
          MarketDataWriter.create(root, 4, path -> new SmallDisk(path, room))) {
        for (int i = 0; i < 20_000; i++) {
          writer.write(Frames.trade(Frames.START + i, i + 1), "A");
          writer.write(Frames.top(Frames.START + i, 100, 101 + i % 100), "B");
          writer.write(Frames.top(Frames.START + i * 5L * Frames.SECOND, 100, 101), "C");
        }
        writer.commit();
      } catch (UncheckedIOException e) {
        failures++;
        assertThat(e)
            .hasMessageMatching(
                "cannot write .*part-0000\\d.parquet: No space left on device; nothing half-written"
                    + " was left");
        assertThat(everything()).isEmpty();
      }
    }
    assertThat(failures).isEqualTo(6);
    assertThat(everything()).isNotEmpty().noneMatch(name -> name.endsWith(".tmp"));
  }

  private List<String> everything() {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Groups extends ParquetReader.Builder<Group> {
    Groups(InputFile file) {
      super(file, new PlainParquetConfiguration());
    }

    @Override
    protected ReadSupport<Group> getReadSupport() {
      return new GroupReadSupport();
    }
  }

  /** A file on a disk with room for so many bytes of it. */
  private static final class SmallDisk implements OutputFile {
    private final Function<Path, OutputFile> disk = LocalOutputFile::new;
    private final OutputFile file;
    private final long room;

    SmallDisk(Path path, long room) {
      this.file = disk.apply(path);
      this.room = room;
    }

    @Override
    public PositionOutputStream create(long hint) throws IOException {
      return createOrOverwrite(hint);
    }

    @Override
    public PositionOutputStream createOrOverwrite(long hint) throws IOException {
      PositionOutputStream out = file.createOrOverwrite(hint);
      return new PositionOutputStream() {
        @Override
        public long getPos() throws IOException {
          return out.getPos();
        }

        @Override
        public void write(int value) throws IOException {
          write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
          if (out.getPos() + count > room) {
            throw new IOException("No space left on device");
          }
          out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
          out.close();
        }
      };
    }

    @Override
    public boolean supportsBlockSize() {
      return false;
    }

    @Override
    public long defaultBlockSize() {
      return 0;
    }
  }
}
