package hft.backtest.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hft.core.market.Fixed8;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MarkoutsTest {
  private static final long SECOND = 1_000_000_000L;
  private final Markouts markouts = new Markouts(Markouts.ratios());

  private static long usd(double amount) {
    return Fixed8.fromDouble(amount);
  }

  @Test
  void the_mid_at_a_horizon_is_the_last_one_not_later() {
    markouts.mark(0, usd(100));
    markouts.fill(0, usd(99.9), usd(100), Fixed8.ONE, true);
    markouts.mark(SECOND, usd(101)); // exactly at the first horizon: it counts
    markouts.mark(SECOND + 1, usd(150)); // too late for it
    markouts.mark(5 * SECOND + 1, usd(90)); // 150 stood at five seconds
    markouts.finish();
    List<MarkoutPoint> points = markouts.points(0);
    assertThat(points.get(0).bps()).isCloseTo(110, within(1e-9)); // (101 - 99.9) / 100
    assertThat(points.get(1).bps()).isCloseTo(5_010, within(1e-9));
    assertThat(points.get(2).fills()).isZero(); // the run ended before thirty seconds
    assertThat(markouts.adverseSelection()).isEqualTo(usd(50));
  }

  @Test
  void a_sale_gains_when_the_mid_falls_and_fees_come_off() {
    markouts.mark(0, usd(100));
    markouts.fill(0, usd(100.1), usd(100), -2 * Fixed8.ONE, true);
    markouts.mark(SECOND, usd(99));
    markouts.finish();
    MarkoutPoint point = markouts.points(1.5).get(0);
    assertThat(point.bps()).isCloseTo(110, within(1e-9));
    assertThat(point.netBps()).isCloseTo(108.5, within(1e-9));
  }

  @Test
  void taker_fills_count_for_adverse_selection_only() {
    markouts.mark(0, usd(100));
    markouts.fill(0, usd(100.1), usd(100), Fixed8.ONE, false);
    markouts.mark(10 * SECOND, usd(99));
    markouts.finish();
    assertThat(markouts.points(0)).allMatch(point -> point.fills() == 0);
    assertThat(markouts.adverseSelection()).isZero(); // 100 stood until ten seconds
  }

  @Test
  void it_is_weighted_by_notional() {
    markouts.mark(0, usd(100));
    markouts.fill(0, usd(100), usd(100), 3 * Fixed8.ONE, true);
    markouts.fill(0, usd(100), usd(100), -Fixed8.ONE, true);
    markouts.mark(SECOND, usd(101));
    markouts.finish();
    assertThat(markouts.points(0).get(0).bps()).isCloseTo(50, within(1e-9)); // (300 - 100) / 400
  }

  @Test
  void when_the_ring_is_full_the_oldest_is_given_up_and_counted() {
    markouts.mark(0, usd(100));
    for (int i = 0; i < Markouts.CAPACITY + 10; i++) {
      markouts.fill(i, usd(100), usd(100), Fixed8.ONE, true);
    }
    markouts.mark(120 * SECOND, usd(101));
    markouts.finish();
    assertThat(markouts.dropped()).isEqualTo(10);
    assertThat(markouts.points(0).get(3).fills()).isEqualTo(Markouts.CAPACITY);
  }

  @Test
  void the_band_needs_four_blocks() {
    ClusteredRatio ratio = new ClusteredRatio(10);
    for (int block = 0; block < 4; block++) {
      assertThat(ratio.halfWidth()).isNaN();
      ratio.add(block * 10L, block % 2 == 0 ? 2 : 4, 1);
    }
    // Residuals ∓1: variance of the sum 4·4/3, t(3) = 3.182, over 4.
    assertThat(ratio.halfWidth()).isCloseTo(3.182 * Math.sqrt(16.0 / 3) / 4, within(1e-9));
  }
}
