package hft.data;

import hft.core.book.OrderEvent;
import hft.core.market.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;

/** The order-level events of one coin under a data root, in time order. */
public final class OrderEventReader implements AutoCloseable {
  private static final int BLOCK_ROWS = 4_096;

  /** By the code in the file, see {@link OrderEventWriter#code}. */
  private static final OrderEvent.Kind[] KINDS = {
    OrderEvent.Kind.ADD,
    OrderEvent.Kind.REDUCE,
    OrderEvent.Kind.DELETE,
    OrderEvent.Kind.EXECUTE,
    OrderEvent.Kind.HIDDEN_EXECUTE
  };

  private final List<String> names = FrameRows.columns(Table.L3_ORDERS, true);
  private final long[][] columns = new long[names.size()][BLOCK_ROWS];
  private final Iterator<Path> files;
  private @Nullable ColumnFile file;
  private long lastNanos = Long.MIN_VALUE;
  private long blockRow;
  private int blockRows;
  private int at;

  private OrderEventReader(Iterator<Path> files) {
    this.files = files;
  }

  /**
   * Finds the coin's files.
   *
   * @throws BadData when the root has no order-level data of the coin
   */
  public static OrderEventReader open(Path root, String coin) {
    Path base = base(root);
    List<Path> files =
        files(root).stream()
            .filter(file -> Partition.parse(base, file).coin().equals(coin))
            .toList();
    if (files.isEmpty()) {
      throw new BadData(root, "no order-level data of coin " + coin, "files under l3_orders");
    }
    return new OrderEventReader(files.iterator());
  }

  /** The coins that have order-level data under this root; none is not an error. */
  public static SortedSet<String> coins(Path root) {
    Path base = base(root);
    SortedSet<String> coins = new TreeSet<>();
    files(root).forEach(file -> coins.add(Partition.parse(base, file).coin()));
    return coins;
  }

  private static Path base(Path root) {
    return root.toAbsolutePath().normalize();
  }

  private static List<Path> files(Path root) {
    Path folder = base(root).resolve(Table.L3_ORDERS.folder());
    return Files.isDirectory(folder) ? MarketDataReader.parquetFiles(root, folder) : List.of();
  }

  /** The next event; null at the end. */
  public @Nullable OrderEvent next() {
    if (at == blockRows && !nextBlock()) {
      return null;
    }
    int row = at++;
    long kind = columns[1][row];
    long side = columns[3][row];
    if (kind < 0 || kind >= KINDS.length || (side != 1 && side != -1)) {
      throw bad(row, "kind " + kind + ", side " + side, "kind 0 to 4, side 1 or -1");
    }
    OrderEvent event =
        new OrderEvent(
            KINDS[(int) kind],
            columns[2][row],
            side == 1 ? Side.BID : Side.ASK,
            columns[4][row],
            columns[5][row],
            columns[0][row]);
    String problem = OrderEventWriter.problem(event, lastNanos);
    if (!problem.isEmpty()) {
      throw bad(row, problem, OrderEventWriter.EXPECTED);
    }
    lastNanos = event.nanos();
    return event;
  }

  private BadData bad(int row, String found, String expected) {
    Path path = java.util.Objects.requireNonNull(file).path();
    return BadData.row(path, blockRow + row, found, expected);
  }

  private boolean nextBlock() {
    at = 0;
    blockRows = 0;
    while (true) {
      if (file != null) {
        blockRow = file.row();
        blockRows = file.read(columns, BLOCK_ROWS);
        if (blockRows > 0) {
          return true;
        }
        if (file.nextGroup(Long.MIN_VALUE, Long.MAX_VALUE)) {
          continue;
        }
        file.close();
        file = null;
      }
      if (!files.hasNext()) {
        return false;
      }
      file = ColumnFile.open(files.next(), names, LocalInputFile::new);
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
