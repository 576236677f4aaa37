package hft.ingest;

import hft.core.book.MarketFrame;
import hft.core.book.OrderEvent;
import hft.core.market.Instrument;
import hft.data.FrameSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** What readers hand their rows to; counts, checks and passes on, per coin and table. */
final class Intake {
  /** One row's work; throws {@link RejectedRow} when the row is no good. */
  interface RowReader {
    void read(LineSource line) throws IOException;
  }

  private static final int REJECTS_KEPT = 20;

  /** More off-grid numbers than this share of rows means that the grid is wrong, not the row. */
  private static final double OFF_GRID_SHARE = 0.01;

  private final FormatTraits traits;
  private final ImportOptions options;
  private final FrameSink frames;
  private final OrderEventSink orderEvents;
  private final LongConsumer bytesRead;
  private final Map<String, Map<Table, TableIntake>> tables = new TreeMap<>();
  private final Map<String, GridWatch> grids = new TreeMap<>();
  private final Map<String, Long> skipped = new TreeMap<>();
  private final List<String> rejects = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private long rejected;

  Intake(
      FormatTraits traits,
      ImportOptions options,
      FrameSink frames,
      OrderEventSink orderEvents,
      LongConsumer bytesRead) {
    this.traits = traits;
    this.options = options;
    this.frames = frames;
    this.orderEvents = orderEvents;
    this.bytesRead = bytesRead;
  }

  ImportOptions options() {
    return options;
  }

  LineSource open(Path file) throws IOException {
    return LineSource.open(file, bytesRead);
  }

  /** Reads every line of a file; a rejected row stops the import unless it is tolerated. */
  void eachLine(Path file, RowReader reader) throws IOException {
    try (LineSource lines = open(file)) {
      eachLine(lines, reader);
    }
  }

  void eachLine(LineSource lines, RowReader reader) throws IOException {
    while (lines.next()) {
      row(lines, reader);
    }
  }

  void row(LineSource lines, RowReader reader) throws IOException {
    try {
      reader.read(lines);
    } catch (RejectedRow e) {
      reject(new BadInputException(lines.file(), lines.line(), String.valueOf(e.getMessage())));
    }
  }

  /** Counts a rejected row, or ends the import with it. */
  void reject(BadInputException row) throws BadInputException {
    if (rejected >= options.tolerate()) {
      throw row;
    }
    rejected++;
    if (rejects.size() < REJECTS_KEPT) {
      rejects.add(String.valueOf(row.getMessage()));
    }
  }

  void skip(String reason) {
    skipped.merge(reason, 1L, Long::sum);
  }

  void note(String text) {
    if (!notes.contains(text)) {
      notes.add(text);
    }
  }

  /** Takes one event of a coin under the venue's symbol. The frame may be reused at once. */
  void frame(String symbol, MarketFrame frame) throws IOException {
    frame.instrumentId = grid(symbol).id();
    if (frame.kind == MarketFrame.Kind.DELTA) {
      // The snapshot that deltas build on must not be held back behind them.
      table(symbol, Table.L2_BOOK).flush();
    }
    table(symbol, Table.of(frame.kind)).frame(frame);
  }

  /** As {@link #frame} for an order-level feed. */
  void order(String symbol, OrderEvent event) throws IOException {
    table(symbol, Table.ORDER_EVENTS).order(event.price(), event.size(), event.nanos());
    orderEvents.accept(event, coin(symbol));
  }

  /** The touch of a book a reader keeps, checked where only deltas are sent. */
  void touch(String symbol, long bid, long ask) {
    table(symbol, Table.L2_DELTA).check().touch(bid, ask);
  }

  private String coin(String symbol) {
    return options.rename().getOrDefault(symbol, symbol);
  }

  private GridWatch grid(String symbol) {
    return grids.computeIfAbsent(
        coin(symbol),
        coin -> new GridWatch(symbol, coin, grids.size(), traits, options.instruments()));
  }

  private TableIntake table(String symbol, Table table) {
    String coin = coin(symbol);
    return tables
        .computeIfAbsent(coin, _ -> new TreeMap<>())
        .computeIfAbsent(
            table,
            _ ->
                new TableIntake(
                    coin,
                    table,
                    new FrameCheck(traits, grid(symbol), options.earliestNanos()),
                    options,
                    frames));
  }

  /** Lets go what was held back, and refuses data that lies on another grid than it should. */
  void finish() throws IOException {
    for (Map<Table, TableIntake> ofCoin : tables.values()) {
      for (TableIntake table : ofCoin.values()) {
        table.flush();
        grid(table.quality());
      }
    }
  }

  private static void grid(TableQuality table) throws BadInputException {
    if (table.table() == Table.TRADES || table.table() == Table.ORDER_EVENTS) {
      return; // prints off the quoting grid are real: hidden orders, liquidations
    }
    long off = Math.max(table.offGridPrices(), table.offGridSizes());
    long numbers = Math.max(table.levelUpdates(), table.rows());
    if (off > OFF_GRID_SHARE * numbers) {
      throw new BadInputException(
          table.coin()
              + " "
              + table.table().tableName()
              + ": "
              + off
              + " of "
              + numbers
              + " numbers lie off the coin's tick or lot, expected almost none; state its grid");
    }
  }

  /** In id order. */
  List<Instrument> instruments() {
    return grids.values().stream()
        .map(GridWatch::instrument)
        .sorted(java.util.Comparator.comparingInt(Instrument::id))
        .toList();
  }

  DataQuality quality() {
    List<TableQuality> qualities =
        tables.values().stream()
            .flatMap(ofCoin -> ofCoin.values().stream())
            .map(TableIntake::quality)
            .filter(table -> table.rowsRead() > 0)
            .toList();
    return new DataQuality(
        qualities,
        java.util.Collections.unmodifiableMap(new TreeMap<>(skipped)),
        List.copyOf(rejects),
        rejected);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }
}
