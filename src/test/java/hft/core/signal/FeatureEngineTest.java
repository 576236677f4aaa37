package hft.core.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Each feature against values worked out by hand. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FeatureEngineTest {
  private static final long SECOND = 1_000_000_000L;
  private static final Offset<Float> NEAR = within(1e-5f);

  private final L2Book book = new L2Book(20);
  private final MarketFrame frame = new MarketFrame();
  private final FeatureEngine engine =
      new FeatureEngine(RandomMarket.GRID, new MicroPrice(2, 2, List.of(-0.25, 0.25, -0.5, 0.5)));

  private long now = 1_000_000 * SECOND;

  private void book(long bid, long bidSize, long ask, long askSize) {
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = now;
    frame.receiveNanos = now;
    frame.bidCount = 1;
    frame.askCount = 1;
    frame.bidPrices[0] = bid * Fixed8.ONE;
    frame.bidSizes[0] = bidSize * Fixed8.ONE;
    frame.askPrices[0] = ask * Fixed8.ONE;
    frame.askSizes[0] = askSize * Fixed8.ONE;
    book.apply(frame);
    engine.onBook(book, now);
  }

  private float read(Feature feature) {
    float[] all = new float[Feature.COUNT];
    engine.write(all, 0, now);
    return all[feature.ordinal()];
  }

  @Test
  void nothing_is_known_before_the_first_book() {
    float[] all = new float[Feature.COUNT];
    engine.write(all, 0, now);
    assertThat(all).containsOnly(0);
  }

  @Test
  void spread_imbalance_and_the_weighted_prices() {
    book(9_999, 30, 10_001, 10); // mid 10000, two ticks wide, three quarters bids
    assertThat(read(Feature.SPREAD_BPS)).isCloseTo(2, NEAR);
    assertThat(read(Feature.SPREAD_TICKS)).isEqualTo(2);
    assertThat(read(Feature.IMBALANCE_1)).isCloseTo(0.5f, NEAR);
    assertThat(read(Feature.WEIGHTED_MID_BPS)).isCloseTo(0.5f, NEAR);
    assertThat(read(Feature.MICRO_PRICE_BPS)).as("upper bucket, two ticks").isCloseTo(0.5f, NEAR);
  }

  @Test
  void a_locked_book_has_no_spread_and_all_its_features() {
    book(10_000, 30, 10_000, 10);
    assertThat(read(Feature.SPREAD_TICKS)).isZero();
    assertThat(read(Feature.WEIGHTED_MID_BPS)).isZero();
    assertThat(read(Feature.IMBALANCE_1)).isCloseTo(0.5f, NEAR);
    assertThat(read(Feature.MICRO_PRICE_BPS)).isCloseTo(0.25f, NEAR);
  }

  @Test
  void order_flow_is_measured_in_usual_sizes_and_fades() {
    book(9_999, 10, 10_001, 10);
    book(9_999, 16, 10_001, 10); // six came to the bid; the usual size is (10 + 13) / 2
    assertThat(read(Feature.ORDER_FLOW_1S)).isCloseTo(6 / 11.5f, NEAR);
    assertThat(read(Feature.DEEP_FLOW_5S)).isCloseTo(6 / 11.5f, NEAR);
    now += SECOND;
    assertThat(read(Feature.ORDER_FLOW_1S)).isCloseTo((float) (6 / 11.5 / Math.E), NEAR);
    assertThat(read(Feature.ORDER_FLOW_5S)).isCloseTo((float) (6 / 11.5 * Math.exp(-0.2)), NEAR);
  }

  @Test
  void size_that_leaves_the_touch_depletes_it_unless_the_price_moves() {
    book(9_999, 10, 10_001, 10);
    book(9_999, 4, 10_001, 10); // usual (10 + 7) / 2
    assertThat(read(Feature.BID_DEPLETION)).isCloseTo(6 / 8.5f, NEAR);
    assertThat(read(Feature.ASK_DEPLETION)).isZero();
    book(9_999, 4, 10_002, 1);
    assertThat(read(Feature.ASK_DEPLETION)).isZero();
  }

  @Test
  void trades_are_signed_by_the_aggressor_and_counted() {
    book(9_999, 10, 10_001, 10);
    engine.onTrade(Side.BID, 10_001 * Fixed8.ONE, 3 * Fixed8.ONE, now);
    engine.onTrade(Side.ASK, 9_999 * Fixed8.ONE, Fixed8.ONE, now);
    assertThat(read(Feature.TRADE_FLOW_5S)).isCloseTo(0.5f, NEAR);
    assertThat(read(Feature.TRADE_COUNT)).isCloseTo((float) Math.log(3), NEAR);
    assertThat(read(Feature.LAST_TRADE_BPS)).isCloseTo(-1, NEAR);
    now += 61 * SECOND;
    assertThat(read(Feature.LAST_TRADE_BPS)).as("long ago").isZero();
  }

  @Test
  void moves_are_measured_from_where_the_mid_stood_for_long() {
    book(9_999, 10, 10_001, 10);
    now += 100 * SECOND;
    book(10_009, 10, 10_011, 10); // ten up, and it stood for 100 s before
    assertThat(read(Feature.MOVE_1S)).isCloseTo((float) (10 / 10_010.0 * 1e4), within(1e-3f));
    now += SECOND;
    book(10_009, 10, 10_011, 10);
    assertThat(read(Feature.MOVE_1S)).isLessThan(read(Feature.MOVE_15S));
  }

  @Test
  void volatility_is_the_root_of_squared_moves_over_time() {
    for (int i = 0; i < 4_000; i++) {
      book(9_999 + 2 * (i % 2), 10, 10_001 + 2 * (i % 2), 10); // two up, two down, each second
      now += SECOND;
    }
    assertThat(read(Feature.VOLATILITY_1M)).isCloseTo(2, within(0.01f));
    assertThat(read(Feature.VOLATILITY_10M)).isCloseTo(2, within(0.01f));
    assertThat(read(Feature.VOLATILITY_RATIO)).isCloseTo(0, within(0.01f));
  }

  @Test
  void funding_premium_and_the_hour() {
    book(9_999, 10, 10_001, 10);
    engine.onContext(20_000_000, 10_000 * Fixed8.ONE, 10_005 * Fixed8.ONE); // 0.002 % an hour
    assertThat(read(Feature.FUNDING_BPS)).isCloseTo(0.2f, NEAR);
    assertThat(read(Feature.PREMIUM_BPS)).isCloseTo(5, NEAR);
    now = 3_600 * SECOND * 7 + 900 * SECOND;
    assertThat(read(Feature.HOUR_LEFT)).isCloseTo(0.75f, NEAR);
  }

  @Test
  void what_happens_across_a_gap_is_no_flow_and_no_move() {
    book(9_999, 10, 10_001, 10);
    engine.onGap();
    now += 100 * SECOND;
    book(12_000, 500, 12_002, 10);
    assertThat(read(Feature.ORDER_FLOW_15S)).isZero();
    assertThat(read(Feature.MOVE_60S)).isZero();
    assertThat(read(Feature.VOLATILITY_1M)).isZero();
  }

  @Test
  void all_numbers_are_finite_whatever_the_market() {
    for (long seed = 0; seed < 20; seed++) {
      FeatureRows rows = new FeatureRows();
      RandomMarket.of(seed, 400).play(rows);
      for (float[] row : rows.all()) {
        for (Feature feature : Feature.values()) {
          assertThat(Float.isFinite(row[feature.ordinal()])).as(feature.text()).isTrue();
        }
      }
    }
  }

  @Test
  void listening_and_reading_allocate_nothing() {
    for (int i = 0; i < 8; i++) {
      frame.bidPrices[i] = (9_999 - i) * Fixed8.ONE;
    }
    book(9_999, 10, 10_001, 10);
    float[] all = new float[Feature.COUNT];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE; // the JIT may allocate on our thread: the best of four counts
    for (int round = 0; round < 4; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 10_000; i++) {
        now += 1_000_000;
        engine.onBook(book, now);
        engine.onTrade(Side.BID, 10_001 * Fixed8.ONE, 5, now);
        engine.write(all, 0, now);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }
}
