package hft.mine;

import hft.data.Table;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Silences in what is complete: those within objects, as their readers counted them, and those
 * between two objects, which no reader saw.
 */
final class Gaps {
  private final Wanted wanted;
  private final Ledger ledger;
  private final MineSettings settings;

  /**
   * One coin's table over all the days.
   *
   * @param objects complete
   * @param gaps within objects and between them
   * @param between the silences between objects, longest first, as people read them
   */
  record Summary(
      Table table,
      String coin,
      int objects,
      long rows,
      long overlapping,
      long rejected,
      long gaps,
      long longestGapNanos,
      List<String> between) {}

  private record Silence(long fromNanos, long toNanos) {
    long nanos() {
      return toNanos - fromNanos;
    }

    String words() {
      return Duration.ofSeconds(nanos() / 1_000_000_000L)
          + " from "
          + Instant.ofEpochSecond(fromNanos / 1_000_000_000L);
    }
  }

  private static final int KEPT = 10;

  Gaps(Wanted wanted, Ledger ledger, MineSettings settings) {
    this.wanted = wanted;
    this.ledger = ledger;
    this.settings = settings;
  }

  List<Summary> find() throws IOException {
    List<Summary> summaries = new ArrayList<>();
    for (String coin : wanted.coins()) {
      for (Table table : wanted.tables().stream().sorted().toList()) {
        summaries.add(find(table, coin));
      }
    }
    return summaries;
  }

  private Summary find(Table table, String coin) throws IOException {
    long bound =
        (table == Table.L2_BOOK ? settings.bookSilence() : settings.otherSilence()).toNanos();
    int objects = 0;
    long rows = 0;
    long overlapping = 0;
    long rejected = 0;
    long gaps = 0;
    long longest = 0;
    long lastNanos = 0;
    List<Silence> between = new ArrayList<>();
    for (LocalDate day : wanted.from().datesUntil(wanted.to().plusDays(1)).toList()) {
      for (DayLedger.Entry entry : ledger.day(table, day, coin).hours().values()) {
        objects++;
        rows += entry.rows();
        overlapping += entry.overlapping();
        rejected += entry.rejected();
        gaps += entry.gaps();
        longest = Math.max(longest, entry.longestGapNanos());
        if (entry.rows() > 0) {
          if (lastNanos > 0 && entry.firstNanos() - lastNanos > bound) {
            between.add(new Silence(lastNanos, entry.firstNanos()));
          }
          lastNanos = entry.lastNanos();
        }
      }
    }
    between.sort(java.util.Comparator.comparingLong(Silence::nanos).reversed());
    if (!between.isEmpty()) {
      longest = Math.max(longest, between.getFirst().nanos());
    }
    return new Summary(
        table,
        coin,
        objects,
        rows,
        overlapping,
        rejected,
        gaps + between.size(),
        longest,
        between.stream().limit(KEPT).map(Silence::words).toList());
  }
}
