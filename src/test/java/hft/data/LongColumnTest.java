package hft.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;

/** Our page decoders against Parquet-MR's encoders, in every encoding int64 comes in. */
class LongColumnTest {
  @Property(tries = 120, seed = "42")
  void what_parquet_encodes_is_decoded(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 70) int bits,
      @ForAll WriterVersion version,
      @ForAll boolean dictionary,
      @ForAll boolean split,
      @ForAll boolean optional)
      throws Exception {
    Random random = new Random(seed);
    long[] times = new long[1 + random.nextInt(5_000)];
    long[] values = new long[times.length];
    for (int i = 0; i < values.length; i++) {
      times[i] = i;
      values[i] = bits >= 64 ? random.nextLong() : value(values, i, bits, random);
    }
    Path file = Files.createTempFile("column", ".parquet");
    try {
      write(file, times, values, version, dictionary, split, optional, random);
      assertThat(read(file, times.length, random)).isDeepEqualTo(new long[][] {times, values});
    } finally {
      Files.delete(file);
    }
  }

  /** Runs, walks and noise. */
  private static long value(long[] values, int i, int bits, Random random) {
    if (i == 0 || random.nextInt(20) == 0) {
      return random.nextLong() >> (Long.SIZE - bits);
    }
    return switch (random.nextInt(3)) {
      case 0 -> values[i - 1];
      case 1 -> values[i - 1] + random.nextInt(100);
      default -> random.nextLong() >>> (Long.SIZE - bits);
    };
  }

  private static void write(
      Path file,
      long[] times,
      long[] values,
      WriterVersion version,
      boolean dictionary,
      boolean split,
      boolean optional,
      Random random)
      throws Exception {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message t { required int64 t; "
                + (optional ? "optional" : "required")
                + " int64 v; }");
    List<CompressionCodecName> codecs =
        List.of(
            CompressionCodecName.ZSTD,
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY);
    try (ParquetWriter<org.apache.parquet.example.data.Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file))
            .withConf(new PlainParquetConfiguration())
            .withWriteMode(org.apache.parquet.hadoop.ParquetFileWriter.Mode.OVERWRITE)
            .withType(schema)
            .withWriterVersion(version)
            .withCompressionCodec(codecs.get(random.nextInt(codecs.size())))
            .withDictionaryEncoding(dictionary)
            .withByteStreamSplitEncoding(split)
            .withPageRowCountLimit(1 + random.nextInt(3_000))
            .withRowGroupRowCountLimit(1 + random.nextInt(6_000))
            .build()) {
      for (int i = 0; i < times.length; i++) {
        SimpleGroup row = new SimpleGroup(schema);
        row.add(0, times[i]);
        row.add(1, values[i]);
        writer.write(row);
      }
    }
  }

  private static long[][] read(Path file, int rows, Random random) {
    long[][] all = new long[2][rows];
    int block = 1 + random.nextInt(500);
    long[][] part = new long[2][block];
    int at = 0;
    try (ColumnFile columns = ColumnFile.open(file, List.of("t", "v"), LocalInputFile::new)) {
      while (columns.nextGroup(0, Long.MAX_VALUE)) {
        for (int count = columns.read(part, block); count > 0; count = columns.read(part, block)) {
          assertThat(columns.row()).isEqualTo(at + count);
          for (int c = 0; c < 2; c++) {
            System.arraycopy(part[c], 0, all[c], at, count);
          }
          at += count;
        }
      }
    }
    assertThat(at).isEqualTo(rows);
    Arrays.stream(all).forEach(column -> assertThat(column).hasSize(rows));
    return all;
  }
}
