package hft.recorder;

import hft.core.market.Instrument;
import hft.data.Table;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Counts what was recorded and what was not, over restarts of the recorder. Owned by the recorder's
 * thread; others read it after that has ended.
 */
public final class Ledger {
  /** Tables the venue's feed fills. */
  public static final List<Table> TABLES =
      List.of(Table.L2_BOOK, Table.BBO, Table.TRADES, Table.ASSET_CTX);

  /** The fast book comes every half second; contexts every second. */
  private static final Duration STEADY_GAP = Duration.ofSeconds(10);

  /** Touch and prints come when something happens. */
  private static final Duration EVENT_GAP = Duration.ofMinutes(1);

  private final List<Map<Table, TableCount>> counts;
  private int waitingMost;
  private int failures;
  private int files;
  private int leftovers;

  public Ledger(List<Instrument> instruments) {
    counts = instruments.stream().map(_ -> tables()).toList();
  }

  private static Map<Table, TableCount> tables() {
    Map<Table, TableCount> tables = new EnumMap<>(Table.class);
    for (Table table : TABLES) {
      boolean steady = table == Table.L2_BOOK || table == Table.ASSET_CTX;
      tables.put(table, new TableCount((steady ? STEADY_GAP : EVENT_GAP).toNanos()));
    }
    return tables;
  }

  /** Of a table among {@link #TABLES}. */
  public TableCount of(int instrumentId, Table table) {
    TableCount count = counts.get(instrumentId).get(table);
    if (count == null) {
      throw new IllegalArgumentException("no feed fills " + table);
    }
    return count;
  }

  void committed(int newFiles) {
    files += newFiles;
    counts.forEach(tables -> tables.values().forEach(TableCount::committed));
  }

  void failed() {
    failures++;
    counts.forEach(tables -> tables.values().forEach(TableCount::failed));
  }

  void waiting(int frames) {
    waitingMost = Math.max(waitingMost, frames);
  }

  void merged(int parts) {
    files -= parts - 1;
  }

  void cleared(int found) {
    leftovers += found;
  }

  /** All rows in complete files. */
  public long rows() {
    return counts.stream()
        .flatMap(tables -> tables.values().stream())
        .mapToLong(TableCount::rows)
        .sum();
  }

  /** Rows that were written and could not be kept. */
  public long lost() {
    return counts.stream()
        .flatMap(tables -> tables.values().stream())
        .mapToLong(TableCount::lost)
        .sum();
  }

  /** The longest the queue ever was, frames. */
  public int waitingMost() {
    return waitingMost;
  }

  /** How often writing failed. */
  public int failures() {
    return failures;
  }

  /** Complete files of this recording, as they are now. */
  public int files() {
    return files;
  }

  /** What an earlier crash had left and was cleared away. */
  public int leftovers() {
    return leftovers;
  }
}
