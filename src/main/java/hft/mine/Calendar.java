package hft.mine;

import hft.data.Table;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * Which objects the archive should have for what is wanted. Hours are written without a leading
 * zero.
 */
final class Calendar {
  /** First days of the books and of the contexts. */
  private static final LocalDate FIRST_BOOKS = LocalDate.of(2023, 4, 15);

  private static final LocalDate FIRST_CONTEXTS = LocalDate.of(2023, 5, 20);

  /** Trades have been written in three shapes, each under a name of its own. */
  private static final LocalDateTime FIRST_TRADES = LocalDateTime.of(2025, 3, 22, 0, 0);

  private static final LocalDateTime FIRST_FILLS = LocalDateTime.of(2025, 5, 25, 14, 0);
  private static final LocalDateTime FIRST_BLOCKS = LocalDateTime.of(2025, 7, 27, 8, 0);
  private static final int HOURS = 24;

  /** Objects that must be done one after the other, in time order. */
  record Line(List<ArchiveObject> objects) {}

  private final Wanted wanted;

  Calendar(Wanted wanted) {
    this.wanted = wanted;
  }

  /** One line per coin of books, one for contexts, one for trades: what no row may be twice in. */
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    if (wanted.tables().contains(Table.L2_BOOK)) {
      wanted.coins().forEach(coin -> lines.add(books(coin)));
    }
    if (wanted.tables().contains(Table.TRADES)) {
      lines.add(trades());
    }
    if (wanted.tables().contains(Table.ASSET_CTX)) {
      lines.add(contexts());
    }
    lines.removeIf(line -> line.objects().isEmpty());
    return lines;
  }

  /** What is wanted of a time before the archive begins. */
  List<String> before() {
    List<String> told = new ArrayList<>();
    tell(Table.L2_BOOK, FIRST_BOOKS, told);
    tell(Table.ASSET_CTX, FIRST_CONTEXTS, told);
    tell(Table.TRADES, FIRST_TRADES.toLocalDate(), told);
    return told;
  }

  private void tell(Table table, LocalDate first, List<String> told) {
    if (wanted.tables().contains(table) && wanted.from().isBefore(first)) {
      told.add(table.folder() + ": the archive has none before " + first);
    }
  }

  private Line books(String coin) {
    List<ArchiveObject> objects = new ArrayList<>();
    for (LocalDate date : days(FIRST_BOOKS)) {
      for (int hour = 0; hour < HOURS; hour++) {
        String key = "market_data/" + compact(date) + "/" + hour + "/l2Book/" + coin + ".lz4";
        objects.add(
            new ArchiveObject(
                ArchiveObject.Source.ARCHIVE, Table.L2_BOOK, key, date, hour, List.of(coin)));
      }
    }
    return new Line(objects);
  }

  private Line contexts() {
    List<ArchiveObject> objects = new ArrayList<>();
    for (LocalDate date : days(FIRST_CONTEXTS)) {
      String key = "asset_ctxs/" + compact(date) + ".csv.lz4";
      objects.add(
          new ArchiveObject(
              ArchiveObject.Source.ARCHIVE, Table.ASSET_CTX, key, date, 0, wanted.coins()));
    }
    return new Line(objects);
  }

  private Line trades() {
    List<ArchiveObject> objects = new ArrayList<>();
    for (LocalDate date : days(FIRST_TRADES.toLocalDate())) {
      for (int hour = 0; hour < HOURS; hour++) {
        String key = folder(date.atTime(hour, 0)) + "/hourly/" + compact(date) + "/" + hour;
        objects.add(
            new ArchiveObject(
                ArchiveObject.Source.NODE, Table.TRADES, key + ".lz4", date, hour, wanted.coins()));
      }
    }
    return new Line(objects);
  }

  private static String folder(LocalDateTime hour) {
    if (!hour.isBefore(FIRST_BLOCKS)) {
      return "node_fills_by_block";
    }
    return hour.isBefore(FIRST_FILLS) ? "node_trades" : "node_fills";
  }

  private List<LocalDate> days(LocalDate first) {
    LocalDate from = wanted.from().isBefore(first) ? first : wanted.from();
    return from.isAfter(wanted.to())
        ? List.of()
        : from.datesUntil(wanted.to().plusDays(1)).toList();
  }

  private static String compact(LocalDate date) {
    return date.format(DateTimeFormatter.BASIC_ISO_DATE);
  }
}
