package hft.ingest;

import java.util.List;
import java.util.Map;

/**
 * The data-quality report of one import.
 *
 * @param tables one entry per coin and table, in name order
 * @param skipped rows left out on purpose, by reason
 * @param rejects the first rejected rows as {@code file:line: what}
 * @param rejected all rejected rows
 */
public record DataQuality(
    List<TableQuality> tables, Map<String, Long> skipped, List<String> rejects, long rejected) {

  public long rows(Table table) {
    return tables.stream().filter(t -> t.table() == table).mapToLong(TableQuality::rows).sum();
  }

  public long duplicates() {
    return tables.stream().mapToLong(TableQuality::duplicates).sum();
  }

  public long gaps() {
    return tables.stream().mapToLong(TableQuality::gaps).sum();
  }

  public long crossed() {
    return tables.stream().mapToLong(TableQuality::crossed).sum();
  }

  /** The entry of one coin's table, if any row of it was seen. */
  public java.util.Optional<TableQuality> of(String coin, Table table) {
    return tables.stream().filter(t -> t.table() == table && t.coin().equals(coin)).findFirst();
  }
}
