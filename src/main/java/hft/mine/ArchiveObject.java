package hft.mine;

import hft.data.Table;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * One object of the archive.
 *
 * @param hour 0..23; 0 for an object of a whole day
 * @param coins wanted of it
 */
record ArchiveObject(
    Source source, Table table, String key, LocalDate date, int hour, List<String> coins) {
  /** Whose bucket it lies in. */
  enum Source {
    ARCHIVE,
    NODE
  }

  ArchiveObject {
    coins = List.copyOf(coins);
  }

  /** For messages of the converter. */
  Path name() {
    return Path.of(key);
  }

  /** As a person says it: {@code l2_book BTC 2024-01-01 13h}. */
  String words() {
    String when = table == Table.ASSET_CTX ? date.toString() : date + " " + hour + "h";
    return table.folder() + " " + String.join(",", coins) + " " + when;
  }
}
