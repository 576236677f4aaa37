package hft.mine;

import hft.data.Partition;
import hft.data.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is complete, as files beside the tables: {@code .mine/<table>/date=…/coin=….json}. Written
 * only after the files it speaks of have their names.
 */
final class Ledger {
  static final String FOLDER = ".mine";

  private record Place(Table table, LocalDate date, String coin) {}

  private final Output output;
  private final Map<Place, DayLedger> days = new HashMap<>();

  Ledger(Output output) {
    this.output = output;
  }

  Optional<DayLedger.Entry> entry(ArchiveObject object, String coin) throws IOException {
    return Optional.ofNullable(day(object.table(), object.date(), coin).hours().get(object.hour()));
  }

  /** The last venue time of what is complete before this object; {@code Long.MIN_VALUE}: none. */
  long lastBefore(ArchiveObject object, String coin) throws IOException {
    long today =
        last(day(object.table(), object.date(), coin).hours().headMap(object.hour()).values());
    return today != Long.MIN_VALUE
        ? today
        : last(day(object.table(), object.date().minusDays(1), coin).hours().values());
  }

  private static long last(Iterable<DayLedger.Entry> entries) {
    long last = Long.MIN_VALUE;
    for (DayLedger.Entry each : entries) {
      last = each.rows() > 0 ? Math.max(last, each.lastNanos()) : last;
    }
    return last;
  }

  /** The first venue time of what is complete after this object; {@code Long.MAX_VALUE}: none. */
  long firstAfter(ArchiveObject object, String coin) throws IOException {
    long today =
        first(day(object.table(), object.date(), coin).hours().tailMap(object.hour() + 1).values());
    return today != Long.MAX_VALUE
        ? today
        : first(day(object.table(), object.date().plusDays(1), coin).hours().values());
  }

  private static long first(Iterable<DayLedger.Entry> entries) {
    long first = Long.MAX_VALUE;
    for (DayLedger.Entry each : entries) {
      first = each.rows() > 0 ? Math.min(first, each.firstNanos()) : first;
    }
    return first;
  }

  /**
   * Notes an object of a coin as complete.
   *
   * @param work a folder for the file until it is whole
   */
  void record(ArchiveObject object, String coin, DayLedger.Entry entry, Path work)
      throws IOException {
    Place place = new Place(object.table(), object.date(), coin);
    DayLedger day = day(object.table(), object.date(), coin).with(object.hour(), entry);
    Path file = Files.createTempFile(work, "ledger-", ".json");
    Files.write(file, day.toJson());
    output.publish(file, name(place));
    synchronized (days) {
      days.put(place, day);
    }
  }

  DayLedger day(Table table, LocalDate date, String coin) throws IOException {
    Place place = new Place(table, date, coin);
    synchronized (days) {
      DayLedger known = days.get(place);
      if (known != null) {
        return known;
      }
    }
    String name = name(place);
    Optional<byte[]> file = output.read(name);
    DayLedger read =
        file.isEmpty() ? DayLedger.EMPTY : DayLedger.parse(output + "/" + name, file.get());
    synchronized (days) {
      days.putIfAbsent(place, read);
      return read;
    }
  }

  private static String name(Place place) {
    return FOLDER
        + "/"
        + place.table().folder()
        + "/date="
        + place.date()
        + "/coin="
        + Partition.encode(place.coin())
        + ".json";
  }
}
