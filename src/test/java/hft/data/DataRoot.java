package hft.data;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.market.Fixed8;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * A data root of two coins, rows put into it past the writer that would refuse them, and what a
 * reader says.
 */
abstract class DataRoot {
  static final long T = Frames.START;

  static final long ONE = Fixed8.ONE;

  @TempDir Path root;

  @BeforeEach
  void instruments() {
    Frames.instruments("BTC", "ETH").write(root);
  }

  void refused(Path path, String... parts) {
    AbstractThrowableAssert<?, ?> check =
        assertThatThrownBy(() -> Frames.read(path, Selection.ALL)).isInstanceOf(BadData.class);
    for (String part : parts) {
      check.hasMessageContaining(part);
    }
  }

  Path file(Table table) {
    return Partition.of(table, T, "BTC").under(root).resolve("part-00000.parquet");
  }

  void trades(List<long[]> rows) {
    write(Table.TRADES, "BTC", rows);
  }

  void write(Table table, String coin, List<long[]> rows) {
    write(table, coin, "2025-09-04", rows);
  }

  void write(Table table, String coin, String date, List<long[]> rows) {
    Path folder = new Partition(table, java.time.LocalDate.parse(date), coin).under(root);
    try (TableWriter writer =
        TableWriter.create(folder.resolve("part-00000.parquet"), table.schema())) {
      for (long[] row : rows) {
        for (int i = 0; i < row.length; i++) {
          writer.setLong(i, row[i]);
        }
        writer.endRow();
      }
      writer.publish();
    }
  }

  static long[] trade(long nanos, long aggressor, long price, long size, long id) {
    return new long[] {nanos, nanos, aggressor, price, size, id};
  }

  static long[] book(long nanos, long bid, long ask) {
    long[] row = new long[Table.L2_BOOK.schema().columns().size()];
    row[0] = row[1] = nanos;
    row[2] = row[3] = 1;
    row[4] = bid;
    row[44] = ask;
    row[24] = row[64] = 1;
    return row;
  }
}
