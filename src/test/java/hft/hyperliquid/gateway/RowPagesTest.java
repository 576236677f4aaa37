package hft.hyperliquid.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Paging against a venue that answers as the real one does: the oldest rows from a time on. */
class RowPagesTest {
  private static final long MILLI = 1_000_000;

  private record Row(long timeNanos, int id) {}

  private static final class Venue {
    final List<Row> rows;
    final int page;
    int asked;

    Venue(List<Row> rows, int page) {
      this.rows = rows.stream().sorted(Comparator.comparingLong(Row::timeNanos)).toList();
      this.page = page;
    }

    List<Row> since(long nanos) {
      asked++;
      return rows.stream().filter(row -> row.timeNanos() >= nanos).limit(page).toList();
    }
  }

  /** Few different times and small pages: most page borders lie within a millisecond. */
  private static List<Row> rows(List<Integer> millis) {
    List<Row> rows = new ArrayList<>();
    millis.forEach(at -> rows.add(new Row(at * MILLI, rows.size())));
    return rows;
  }

  private static RowPages<Row> read(Venue venue, long sinceNanos) {
    var pages = new RowPages<Row>(venue.page, sinceNanos, Row::timeNanos, row -> row);
    while (pages.add(venue.since(pages.sinceNanos()))) {
      assertThat(venue.asked).as("ends").isLessThan(2 * venue.rows.size() + 200);
    }
    return pages;
  }

  private static int mostOfOneTime(List<Row> rows) {
    return rows.stream()
        .mapToInt(row -> (int) rows.stream().filter(o -> o.timeNanos == row.timeNanos).count())
        .max()
        .orElse(0);
  }

  @Property(tries = 500)
  void every_row_once_and_in_the_order_of_time(
      @ForAll @Size(max = 60) List<@IntRange(max = 20) Integer> millis,
      @ForAll @IntRange(max = 20) int since,
      @ForAll @IntRange(min = 1, max = 12) int page) {
    List<Row> all = rows(millis);
    Venue venue = new Venue(all, Math.max(page, mostOfOneTime(all) + 1));
    RowPages<Row> pages = read(venue, since * MILLI);
    assertThat(pages.rows())
        .isEqualTo(venue.rows.stream().filter(row -> row.timeNanos() >= since * MILLI).toList());
    assertThat(pages.isComplete()).isTrue();
  }

  @Property(tries = 300)
  void a_millisecond_that_no_page_can_hold_is_said_and_the_rest_is_read(
      @ForAll @Size(max = 30) List<@IntRange(max = 20) Integer> millis,
      @ForAll @IntRange(min = 1, max = 4) int page,
      @ForAll @IntRange(max = 20) int crowded) {
    List<Integer> times = new ArrayList<>(millis);
    for (int i = 0; i <= page; i++) {
      times.add(crowded);
    }
    Venue venue = new Venue(rows(times), page);
    RowPages<Row> pages = read(venue, 0);
    assertThat(pages.isComplete()).isFalse();
    assertThat(pages.rows())
        .doesNotHaveDuplicates()
        .containsAll(
            venue.rows.stream()
                .filter(
                    row ->
                        venue.rows.stream().filter(o -> o.timeNanos == row.timeNanos).count()
                            <= page)
                .toList());
  }
}
