package hft.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hft.backtest.report.BucketTable.Merge;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Laws of the bounded series, against plain lists. */
class SeriesTest {
  @Property(tries = 300)
  void a_bucket_table_loses_no_extreme_and_no_sum(
      @ForAll @Size(min = 1, max = 200) List<@LongRange(min = -1_000, max = 1_000) Long> values,
      @ForAll @IntRange(min = 1, max = 50) int step) {
    BucketTable table = new BucketTable(16, 10, Merge.LAST, Merge.MIN, Merge.MAX, Merge.SUM);
    for (int i = 0; i < values.size(); i++) {
      for (int column = 0; column < 4; column++) {
        table.put(column, 1_000 + (long) i * step, values.get(i));
      }
    }
    assertThat(table.size()).isBetween(1, 16);
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    long sum = 0;
    for (int row = 0; row < table.size(); row++) {
      if (table.value(1, row) != BucketTable.ABSENT) {
        min = Math.min(min, table.value(1, row));
        max = Math.max(max, table.value(2, row));
        sum += table.value(3, row);
      }
    }
    assertThat(min).isEqualTo(values.stream().mapToLong(Long::longValue).min().orElseThrow());
    assertThat(max).isEqualTo(values.stream().mapToLong(Long::longValue).max().orElseThrow());
    assertThat(sum).isEqualTo(values.stream().mapToLong(Long::longValue).sum());
    assertThat(table.value(0, table.size() - 1)).isEqualTo(values.getLast());
    assertThat(table.endNanos(table.size() - 1))
        .isGreaterThan(1_000 + (long) (values.size() - 1) * step);
  }

  @Property(tries = 200)
  void drawdown_is_the_largest_fall_from_a_peak(
      @ForAll @Size(min = 1, max = 100) List<@LongRange(min = 1, max = 1_000_000) Long> equity) {
    EquityTrack track = new EquityTrack(64);
    long expected = 0;
    for (int i = 0; i < equity.size(); i++) {
      track.equity(i * 1_000_000_000L, equity.get(i));
      for (int j = 0; j < i; j++) {
        expected = Math.max(expected, equity.get(j) - equity.get(i));
      }
    }
    assertThat(track.maxDrawdown()).isEqualTo(expected);
    assertThat(track.change()).isEqualTo(equity.getLast() - equity.getFirst());
  }

  @Property(tries = 50)
  void bars_hold_equity_at_whole_minutes(@ForAll @IntRange(min = 1, max = 40) int stepSeconds) {
    EquityTrack track = new EquityTrack(64);
    int seconds = 600;
    for (int s = 0; s <= seconds; s += stepSeconds) {
      track.equity(s * 1_000_000_000L, s);
    }
    track.closeBars(seconds * 1_000_000_000L);
    long[] bars = track.bars();
    assertThat(bars).hasSize(11);
    for (int minute = 1; minute <= 10; minute++) {
      // The last word strictly before the minute ended, or the one that ends it exactly.
      int lastBefore = (minute * 60 - 1) / stepSeconds * stepSeconds;
      assertThat(bars[minute]).isEqualTo(lastBefore);
    }
  }

  @Property(tries = 20)
  void thinned_fills_stay_spread_over_the_run(@ForAll @IntRange(min = 1, max = 50_000) int count) {
    FillPoints points = new FillPoints();
    for (int i = 0; i < count; i++) {
      points.add(i, Side.BID, i, Fixed8.ONE, true);
    }
    assertThat(points.seen()).isEqualTo(count);
    assertThat(points.size())
        .isBetween(Math.min(count, FillPoints.CAPACITY / 2), FillPoints.CAPACITY);
    long stride = points.size() > 1 ? points.nanos(1) - points.nanos(0) : 1;
    for (int i = 0; i < points.size(); i++) {
      assertThat(points.nanos(i)).isEqualTo(i * stride);
    }
  }

  @Property(tries = 1)
  void ratios_of_a_known_series() {
    // Profits 1, -1, 2, 0 per minute: mean 0.5, sd sqrt(5/3), downside sqrt(1/4).
    long one = Fixed8.ONE;
    Performance performance = ReturnStatistics.of(new long[] {0, one, 0, 2 * one, 2 * one}, 60, 1);
    double perYear = Math.sqrt(365.0 * 24 * 60);
    assertThat(performance.periods()).isEqualTo(4);
    assertThat(performance.sharpePerPeriod()).isCloseTo(0.5 / Math.sqrt(5.0 / 3), within(1e-12));
    assertThat(performance.sharpe()).isCloseTo(0.5 / Math.sqrt(5.0 / 3) * perYear, within(1e-9));
    assertThat(performance.sortino()).isCloseTo(0.5 / 0.5 * perYear, within(1e-9));
    // Deviations .5 -1.5 1.5 -.5: products -.75 -2.25 -.75 over 5.
    assertThat(performance.autocorrelation()).isCloseTo(-0.75, within(1e-12));
    assertThat(performance.netPerMinute()).isCloseTo(0.5, within(1e-12));
    assertThat(performance.netPerMinuteLow()).isNaN();
    assertThat(performance.warning()).contains("4 periods");
  }

  @Property(tries = 20)
  void the_bootstrap_interval_holds_the_mean_of_a_steady_gain(
      @ForAll @IntRange(max = 1_000) int seed) {
    long[] equity = new long[200];
    for (int i = 1; i < equity.length; i++) {
      equity[i] = equity[i - 1] + (i % 2 == 0 ? 3 : -1) * Fixed8.ONE;
    }
    Performance performance = ReturnStatistics.of(equity, 60, seed);
    assertThat(performance.netPerMinuteLow())
        .isLessThanOrEqualTo(performance.netPerMinute() + 1e-9);
    assertThat(performance.netPerMinuteHigh())
        .isGreaterThanOrEqualTo(performance.netPerMinute() - 1e-9);
    assertThat(performance.netPerMinuteLow()).isPositive();
    assertThat(ReturnStatistics.of(equity, 60, seed)).isEqualTo(performance);
  }
}
