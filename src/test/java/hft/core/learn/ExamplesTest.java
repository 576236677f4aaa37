package hft.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hft.core.book.L2Book;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.signal.Feature;
import hft.core.signal.Prefixes;
import hft.core.signal.RandomMarket;
import hft.core.signal.Situation;
import hft.core.signal.SituationSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Examples of drawn markets. */
class ExamplesTest {
  private static final String SEED = "20260107";
  private static final int EVENTS = 900;
  private static final Instrument COIN = new Instrument(0, "X", 2, RandomMarket.GRID, 0);
  private static final Instrument OTHER = new Instrument(1, "Y", 2, RandomMarket.GRID, 0);

  static ExampleSettings settings(Sampling sampling, double stationaryShare) {
    return new ExampleSettings(
        new SituationSettings(
            5, 8, Duration.ofMillis(200), Duration.ofMinutes(10), Duration.ofSeconds(2)),
        new BarrierSettings(
            Duration.ofSeconds(4), Duration.ofMillis(400), Duration.ofSeconds(20), 1, 1, 0, 1),
        sampling,
        0.5,
        stationaryShare,
        0.6,
        0,
        4,
        4);
  }

  /** Plays a market into a builder under one of its instruments. */
  private record Playing(ExampleBuilder builder, int id) implements RandomMarket.Listener {
    @Override
    public void onBook(L2Book book, long nanos) {
      builder.onBook(id, book, nanos);
    }

    @Override
    public void onTrade(Side aggressor, long price, long size, long nanos) {
      builder.onTrade(id, aggressor, price, size, nanos);
    }

    @Override
    public void onContext(long rateE12, long oracle, long mark) {
      builder.onContext(id, rateE12, oracle, mark);
    }
  }

  private static RecordedExamples examples(RandomMarket market, ExampleSettings settings) {
    long until = market.nanos((int) (0.6 * market.size()));
    var builder = new ExampleBuilder(List.of(COIN), settings, until);
    market.play(new Playing(builder, 0));
    return builder.build();
  }

  /** What a running engine sees at each moment at which it could ask a model. */
  private static List<float[]> running(RandomMarket market, RecordedExamples like) {
    Situation situation =
        Situation.running(like.settings().situation(), RandomMarket.GRID, like.microPrice());
    List<float[]> rows = new ArrayList<>();
    market.play(
        new RandomMarket.Listener() {
          @Override
          public void onBook(L2Book book, long nanos) {
            if (situation.onBook(book, nanos) && situation.isReady()) {
              float[] row = new float[like.windowSize() + Feature.COUNT + 2];
              situation.window(row, 0);
              situation.features().write(row, like.windowSize(), nanos);
              row[row.length - 2] = Float.intBitsToFloat((int) (nanos >>> 32));
              row[row.length - 1] = Float.intBitsToFloat((int) nanos);
              rows.add(row);
            }
          }

          @Override
          public void onTrade(Side aggressor, long price, long size, long nanos) {
            situation.onTrade(aggressor, price, size, nanos);
          }

          @Override
          public void onContext(long rateE12, long oracle, long mark) {
            situation.onContext(rateE12, oracle, mark);
          }
        });
    return rows;
  }

  private static long nanos(float[] row) {
    return (long) Float.floatToRawIntBits(row[row.length - 2]) << 32
        | Float.floatToRawIntBits(row[row.length - 1]) & 0xffffffffL;
  }

  @Property(tries = 15, seed = SEED)
  void an_example_holds_the_very_numbers_that_a_running_engine_would_have(@ForAll long seed) {
    RandomMarket market = RandomMarket.of(seed, EVENTS);
    RecordedExamples examples = examples(market, settings(Sampling.EVERY, 0.35));
    List<float[]> running = running(market, examples);
    float[] row = new float[examples.windowSize() + Feature.COUNT];
    int at = 0;
    for (int i = 0; i < examples.size(); i++) {
      while (nanos(running.get(at)) != examples.decisionNanos(i)) {
        at++;
      }
      examples.window(i, row, 0);
      examples.features(i, row, examples.windowSize());
      assertThat(row).isEqualTo(java.util.Arrays.copyOf(running.get(at), row.length));
    }
    assertThat(examples.size()).isPositive();
  }

  @Property(tries = 15, seed = SEED)
  void the_life_of_an_example_is_in_order(@ForAll long seed) {
    RecordedExamples all = examples(RandomMarket.of(seed, EVENTS), settings(Sampling.EVERY, 0.35));
    double weights = 0;
    for (int i = 0; i < all.size(); i++) {
      assertThat(all.startNanos(i)).isLessThan(all.decisionNanos(i));
      assertThat(all.endNanos(i)).isGreaterThan(all.decisionNanos(i) + 400_000_000L);
      assertThat(all.endNanos(i)).isLessThanOrEqualTo(all.decisionNanos(i) + 6_400_000_000L);
      assertThat(Math.signum(all.realised(i)))
          .isIn(all.label(i) == 1 ? new Object[] {-1f, 0f, 1f} : new Object[] {all.label(i) - 1f});
      if (i > 0) {
        assertThat(all.decisionNanos(i)).isGreaterThanOrEqualTo(all.decisionNanos(i - 1));
        assertThat(all.session(i)).isGreaterThanOrEqualTo(all.session(i - 1));
      }
      weights += all.weight(i);
    }
    assertThat(weights / all.size()).isCloseTo(1, within(1e-5));
  }

  /** All that an example is made of but its label, with what was tuned held fixed. */
  private static List<float[]> rows(RandomMarket market) {
    var builder = new ExampleBuilder(List.of(COIN), settings(Sampling.EVERY, 0), 0);
    market.play(new Playing(builder, 0));
    RecordedExamples all = builder.build();
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      float[] row = new float[all.windowSize() + Feature.COUNT + 1];
      all.window(i, row, 0);
      all.features(i, row, all.windowSize());
      row[row.length - 1] = all.label(i);
      rows.add(row);
    }
    return rows;
  }

  @Property(tries = 4, seed = SEED)
  void examples_of_a_prefix_are_those_of_the_whole(@ForAll long seed) {
    assertThat(Prefixes.firstPeek(ExamplesTest::rows, seed, 300)).isEqualTo(-1);
  }

  @Property(tries = 8, seed = SEED)
  void nothing_is_tuned_on_what_comes_after_the_training_part(@ForAll long seed) {
    RandomMarket market = RandomMarket.of(seed, EVENTS);
    RecordedExamples one = examples(market, settings(Sampling.EVERY, 0.35));
    int kept = (int) (0.6 * EVENTS) + 1;
    RecordedExamples other =
        examples(market.withOtherFuture(kept, seed + 1), settings(Sampling.EVERY, 0.35));
    assertThat(other.barriers()).isEqualTo(one.barriers());
    assertThat(other.microPrice()).isEqualTo(one.microPrice());
    RecordedExamples third =
        examples(market.withOtherFuture(kept / 2, seed + 1), settings(Sampling.EVERY, 0.35));
    assertThat(third.microPrice())
        .as("the training part does count")
        .isNotEqualTo(one.microPrice());
  }

  @Example
  void the_stationary_share_is_as_asked_for() {
    RecordedExamples all = examples(RandomMarket.of(4, 20_000), settings(Sampling.EVERY, 0.35));
    ExampleReport report = all.report();
    assertThat(report.share(Direction.STATIONARY)).isCloseTo(0.35, within(0.05));
    assertThat(report.share(Direction.UP)).isCloseTo(report.share(Direction.DOWN), within(0.06));
    assertThat(report.uniqueness()).isBetween(0.02, 0.5);
    assertThat(report.examples())
        .isEqualTo(report.down() + report.stationary() + report.up())
        .isEqualTo(all.size());
    assertThat(report.sessions()).isGreaterThan(10);
    assertThat(report.dropped()).isPositive();
  }

  @Example
  void sampling_by_events_keeps_some_of_the_snapshots() {
    RandomMarket market = RandomMarket.of(4, 4_000);
    Set<Long> every = new HashSet<>();
    RecordedExamples all = examples(market, settings(Sampling.EVERY, 0.35));
    for (int i = 0; i < all.size(); i++) {
      every.add(all.decisionNanos(i));
    }
    for (Sampling sampling : List.of(Sampling.MID_CHANGE, Sampling.CUSUM)) {
      RecordedExamples some = examples(market, settings(sampling, 0.35));
      assertThat(some.size()).isBetween(20, all.size() - 20);
      for (int i = 0; i < some.size(); i++) {
        assertThat(every).contains(some.decisionNanos(i));
      }
      assertThat(some.report().uniqueness()).isGreaterThan(all.report().uniqueness());
    }
  }

  @Example
  void two_coins_are_merged_by_time_and_stay_themselves() {
    RandomMarket first = RandomMarket.of(5, EVENTS);
    RandomMarket second = RandomMarket.of(6, EVENTS);
    var builder =
        new ExampleBuilder(List.of(COIN, OTHER), settings(Sampling.EVERY, 0), Long.MAX_VALUE);
    first.play(new Playing(builder, 0));
    second.play(new Playing(builder, 1));
    RecordedExamples both = builder.build();
    RecordedExamples alone = examples(second, settings(Sampling.EVERY, 0));
    float[] one = new float[both.windowSize()];
    float[] two = new float[both.windowSize()];
    int next = 0;
    for (int i = 0; i < both.size(); i++) {
      if (i > 0) {
        assertThat(both.decisionNanos(i)).isGreaterThanOrEqualTo(both.decisionNanos(i - 1));
      }
      if (both.instrumentId(i) == 1) {
        both.window(i, one, 0);
        alone.window(next, two, 0);
        assertThat(one).isEqualTo(two);
        assertThat(both.label(i)).isEqualTo(alone.label(next++));
      }
    }
    assertThat(next).isEqualTo(alone.size());
  }

  /** Best first on both sides, bids below and asks above the last mid. */
  @Example
  void a_window_has_the_best_level_first_and_ends_with_the_book_at_the_decision() {
    RandomMarket market = RandomMarket.of(9, EVENTS);
    RecordedExamples all = examples(market, settings(Sampling.EVERY, 0));
    int width = 2 * all.levels();
    float[] window = new float[all.windowSize()];
    for (int i = 0; i < all.size(); i++) {
      all.window(i, window, 0);
      int last = (all.length() - 1) * 2 * width;
      assertThat(window[last]).isLessThanOrEqualTo(0);
      assertThat(window[last + width]).isGreaterThanOrEqualTo(0);
      assertThat(window[last] + window[last + width]).isCloseTo(0, within(1e-4f));
      for (int level = 1; level < all.levels(); level++) {
        assertThat(window[last + 2 * level]).isLessThanOrEqualTo(window[last + 2 * level - 2]);
        assertThat(window[last + width + 2 * level])
            .isGreaterThanOrEqualTo(window[last + width + 2 * level - 2]);
        assertThat(window[last + 2 * level + 1]).isBetween(0f, 10f);
      }
      assertThat(window[last + 1]).as("there is a best bid").isPositive();
    }
  }
}
