package hft.mine;

import hft.data.Table;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What to mine.
 *
 * @param from first day, UTC
 * @param to last day, included
 * @param coins as the venue spells them
 * @param tables some of those that the archive has
 */
public record Wanted(LocalDate from, LocalDate to, List<String> coins, Set<Table> tables) {
  /** What the archive has something for. */
  public static final Set<Table> TABLES =
      Set.copyOf(EnumSet.of(Table.L2_BOOK, Table.ASSET_CTX, Table.TRADES));

  public Wanted {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("the first day " + from + " is after the last, " + to);
    }
    coins = List.copyOf(new TreeSet<>(coins));
    if (coins.isEmpty()) {
      throw new IllegalArgumentException("no coins");
    }
    if (tables.isEmpty() || !TABLES.containsAll(tables)) {
      throw new IllegalArgumentException("tables must be some of " + TABLES + ", were " + tables);
    }
    tables = Set.copyOf(tables);
  }
}
