package hft.core.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hft.core.market.Side;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The hot path makes no garbage once it is warm. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuoteAllocationTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @ParameterizedTest
  @EnumSource(QuoteSettings.Model.class)
  void a_decision_allocates_nothing(QuoteSettings.Model model) {
    var quoter = new Quoter(QuoteFixtures.with(model), QuoteFixtures.BTC);
    var targets = quoter.newTargets();
    List<MarketState> states = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      var state = QuoteFixtures.calm();
      state.inventory = (i - 32) * 400_000L;
      state.sigma *= 1 + i % 7;
      state.alphaMove = i % 5 - 2;
      state.alphaHorizonSeconds = 5;
      state.fundingRatePerHour = i % 3 * 2e-5;
      states.add(state);
    }
    states.getFirst().bestBid = 0;
    assertAllocatesNothing(i -> quoter.quote(states.get(i & 63), targets));
    assertThat(targets.reason).isEqualTo(NoQuoteReason.NONE);
  }

  @Test
  void calibrating_allocates_nothing() {
    var calibrator = new IntensityCalibrator(CalibrationSettings.defaults(), 1);
    long step = 50_000_000L;
    assertAllocatesNothing(
        i -> {
          long nanos = i * step;
          double mid = 10_000 + Math.sin(i * 0.01) * 20 + i % 3;
          calibrator.onTop(nanos, mid - 0.5, mid + 0.5);
          calibrator.onTrade(nanos + 1, (i & 1) == 0 ? Side.BID : Side.ASK, 10_000 + i % 41 - 20);
          calibrator.refit(nanos + 2);
        });
    assertThat(calibrator.quality()).isEqualTo(CalibrationQuality.FITTED);
  }

  @Test
  void the_requote_rule_allocates_nothing() {
    var rule = new RequoteRule(RequoteSettings.defaults());
    long[] replaced = new long[1];
    assertAllocatesNothing(
        i -> {
          if (rule.shouldReplace(Side.BID, 1_000_000, 100, i, i, 1_000_000 + i % 99, 100, 1)) {
            replaced[0]++;
          }
        });
    assertThat(replaced[0]).isZero();
  }

  private interface Step {
    void run(int i);
  }

  /** The least of several rounds: garbage of the hot path shows in all, a compiler's in one. */
  private static void assertAllocatesNothing(Step step) {
    long least = Long.MAX_VALUE;
    int at = 0;
    for (int round = 0; round < 6; round++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int end = at + 20_000; at < end; at++) {
        step.run(at);
      }
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }
}
