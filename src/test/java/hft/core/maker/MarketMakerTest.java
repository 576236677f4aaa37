package hft.core.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.CancelOutcome;
import hft.core.order.ClientOrderId;
import hft.core.order.ClientOrderIds;
import hft.core.order.OrderIntent;
import hft.core.order.OrderStatus;
import hft.core.order.Outcome;
import hft.core.order.Tif;
import hft.core.quote.CalibrationSettings;
import hft.core.quote.QuoteSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What the maker asks for, message by message. BTC near 100,000: a lot is worth 0.01 BTC. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MarketMakerTest {
  private static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  private static final QuoteSettings QUOTES = QuoteSettings.defaults();
  private static final long MS = 1_000_000L;
  private static final long START = 1_700_000_000_000_000_000L;
  private static final long INTERVAL = 100 * MS;
  private static final long STALE = 3_000 * MS;
  private static final long NEVER = Long.MAX_VALUE;

  private final MarketMaker maker =
      new MarketMaker(
          BTC,
          new MakerSettings(
              Duration.ofNanos(INTERVAL), Duration.ofNanos(STALE), Duration.ofSeconds(1), 3),
          QUOTES,
          CalibrationSettings.defaults(),
          0.00015,
          new ClientOrderIds(1, 0));

  private final L2Book book = new L2Book(20);
  private final Asked asked = new Asked();
  private long now = START;

  private void quoteMarket(long bid, long ask) {
    MarketFrame frame = new MarketFrame(1);
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = now;
    frame.receiveNanos = now;
    frame.bidCount = bid > 0 ? 1 : 0;
    frame.askCount = ask > 0 ? 1 : 0;
    frame.bidPrices[0] = bid * Fixed8.ONE;
    frame.askPrices[0] = ask * Fixed8.ONE;
    frame.bidSizes[0] = Fixed8.ONE;
    frame.askSizes[0] = Fixed8.ONE;
    book.apply(frame);
    maker.onBook(book, now);
  }

  private Asked decide() {
    asked.forget();
    maker.decide(book, now, now - 1, asked);
    return asked;
  }

  private void quoting(String position) {
    quoteMarket(100_000, 100_001);
    maker.go(Fixed8.parse(position));
    decide();
  }

  private void allRest() {
    long oid = 1;
    for (OrderIntent order : asked.placed) {
      maker.onAnswered(order.clientOrderId(), new Outcome.Resting(oid++));
    }
  }

  @Test
  void until_told_to_go_it_wants_nothing() {
    quoteMarket(100_000, 100_001);
    assertThat(decide().placed).isEmpty();
    assertThat(maker.dueNanos(book, now)).isEqualTo(NEVER);
  }

  @Test
  void widened_quotes_stand_three_times_as_far_from_the_mid() {
    quoting("0");
    long mid = book.mid();
    long near = mid - asked.of(Side.BID).getFirst().price();
    allRest();
    maker.stance(true, false);
    now += 60_000_000_000L;
    quoteMarket(100_000, 100_001);
    decide();
    long far = mid - asked.of(Side.BID).getFirst().price();
    assertThat((double) far / near).isBetween(2.5, 3.6);
    assertThat(asked.cancelled).as("what stood nearer goes").hasSize(2 * QUOTES.levels());
    assertThat(asked.of(Side.ASK)).allMatch(it -> BTC.priceGrid().isValid(it.price()));
  }

  @Test
  void without_new_risk_only_the_side_that_closes_quotes_and_never_more_than_is_held() {
    maker.stance(false, true);
    quoting("0");
    assertThat(asked.placed).as("flat").isEmpty();
    quoting("0.013");
    assertThat(asked.of(Side.BID)).isEmpty();
    assertThat(asked.of(Side.ASK).stream().mapToLong(OrderIntent::size).sum())
        .isEqualTo(Fixed8.parse("0.013"));
  }

  @Test
  void a_ladder_on_either_side_post_only_and_outside_the_touch() {
    quoting("0");
    for (Side side : Side.values()) {
      assertThat(asked.of(side)).hasSize(QUOTES.levels());
      for (OrderIntent order : asked.of(side)) {
        assertThat(order.tif()).isEqualTo(Tif.ALO);
        assertThat(order.reduceOnly()).isFalse();
        assertThat(order.sourceNanos()).isEqualTo(now - 1);
        assertThat(BTC.priceGrid().isValid(order.price())).isTrue();
        assertThat(Fixed8.toDouble(order.size())).isCloseTo(0.01, within(0.001));
        assertThat(
                side == Side.BID ? order.price() < book.bestAsk() : order.price() > book.bestBid())
            .as("%s does not cross", order)
            .isTrue();
      }
    }
    assertThat(asked.placed).extracting(OrderIntent::clientOrderId).doesNotHaveDuplicates();
    assertThat(maker.working().size()).isEqualTo(2 * QUOTES.levels());
  }

  @Test
  void the_same_market_again_changes_nothing_and_is_not_told_again() {
    quoting("0");
    assertThat(asked.decisions).isEqualTo(1);
    allRest();
    now += INTERVAL;
    decide();
    assertThat(asked.placed).isEmpty();
    assertThat(asked.cancelled).isEmpty();
    assertThat(asked.decisions).isZero();
  }

  @Test
  void a_market_that_went_away_takes_the_quotes_with_it_once() {
    quoting("0");
    allRest();
    now += INTERVAL;
    quoteMarket(100_000, 0);
    assertThat(decide().cancelled).hasSize(2 * QUOTES.levels());
    assertThat(asked.placed).isEmpty();
    assertThat(decide().cancelled).as("they are being cancelled").isEmpty();
  }

  @Test
  void a_book_older_than_the_limit_takes_them_off_and_a_nanosecond_less_does_not() {
    quoting("0");
    allRest();
    now = START + STALE;
    assertThat(decide().cancelled).isEmpty();
    now++;
    assertThat(decide().cancelled).hasSize(2 * QUOTES.levels());
  }

  @Test
  void an_unknown_book_takes_them_off() {
    quoting("0");
    allRest();
    book.reset();
    assertThat(decide().cancelled).hasSize(2 * QUOTES.levels());
  }

  @Test
  void halted_it_wants_everything_off_and_nothing_new_until_told_to_go() {
    quoting("0");
    allRest();
    maker.halt();
    assertThat(decide().cancelled).hasSize(2 * QUOTES.levels());
    asked.cancelled.forEach(
        cancel -> maker.onCancelAnswered(cancel.clientOrderId(), new CancelOutcome.Canceled()));
    quoteMarket(100_500, 100_501);
    assertThat(decide().placed).isEmpty();
    maker.go(0);
    assertThat(decide().placed).hasSize(2 * QUOTES.levels());
  }

  @Test
  void it_looks_at_once_when_the_touch_moved_else_after_the_interval_or_when_the_book_turns_old() {
    quoting("0");
    assertThat(maker.dueNanos(book, now)).as("nothing new").isEqualTo(START + STALE + 1);
    allRest();
    assertThat(maker.dueNanos(book, now)).as("answers came").isEqualTo(START + INTERVAL);
    now += 5 * MS;
    quoteMarket(100_000, 100_002);
    assertThat(maker.dueNanos(book, now)).as("the touch moved").isEqualTo(now);
    decide();
    now += 2 * INTERVAL;
    quoteMarket(100_000, 100_002);
    assertThat(maker.dueNanos(book, now)).as("a frame, the interval is over").isEqualTo(now);
  }

  @Test
  void at_the_inventory_limit_only_the_way_back_is_quoted() {
    quoting("0.1");
    assertThat(asked.of(Side.BID)).isEmpty();
    assertThat(asked.of(Side.ASK)).isNotEmpty();
  }

  @Test
  void a_fill_counts_and_leaves_less_to_buy_up_to_the_limit() {
    quoting("0.095");
    OrderIntent bid = asked.of(Side.BID).getFirst();
    allRest();
    maker.onFill(bid.clientOrderId(), Side.BID, bid.size(), now);
    maker.onOrderUpdate(bid.clientOrderId(), 1, OrderStatus.FILLED, 0);
    assertThat(maker.position()).isEqualTo(Fixed8.parse("0.095") + bid.size());
    now += INTERVAL;
    decide();
    assertThat(asked.of(Side.BID)).allSatisfy(it -> assertThat(it.size()).isLessThan(bid.size()));
    assertThat(maker.position() + asked.of(Side.BID).stream().mapToLong(OrderIntent::size).sum())
        .isLessThanOrEqualTo(Fixed8.parse("0.1"));
  }

  @Test
  void an_ask_that_fills_leaves_us_short() {
    quoting("0");
    OrderIntent ask = asked.of(Side.ASK).getFirst();
    maker.onFill(ask.clientOrderId(), Side.ASK, ask.size(), now);
    assertThat(maker.position()).isEqualTo(-ask.size());
  }

  @Test
  void far_beyond_the_limit_it_crosses_out_one_order_at_a_time_within_the_slippage() {
    quoting("0.15");
    List<OrderIntent> exits = asked.placed.stream().filter(it -> it.tif() == Tif.IOC).toList();
    assertThat(exits).hasSize(1);
    OrderIntent exit = exits.getFirst();
    assertThat(exit.side()).isEqualTo(Side.ASK);
    assertThat(exit.reduceOnly()).isTrue();
    assertThat(exit.size()).isPositive().isLessThanOrEqualTo(Fixed8.parse("0.15"));
    assertThat(Fixed8.toDouble(exit.price())).isBetween(100_000 * (1 - 0.0021), 100_000.0);
    now += INTERVAL;
    assertThat(decide().placed).as("the first is on its way").noneMatch(it -> it.tif() == Tif.IOC);
    maker.onOrderUpdate(exit.clientOrderId(), 9, OrderStatus.CANCELED, exit.size());
    now += INTERVAL;
    assertThat(decide().placed).as("it did nothing").anyMatch(it -> it.tif() == Tif.IOC);
  }

  @Test
  void a_short_that_is_too_large_is_bought_back_through_the_ask() {
    quoting("-0.15");
    OrderIntent exit =
        asked.placed.stream().filter(it -> it.tif() == Tif.IOC).findFirst().orElseThrow();
    assertThat(exit.side()).isEqualTo(Side.BID);
    assertThat(exit.price()).isGreaterThan(book.bestAsk());
  }

  @Test
  void what_was_refused_is_gone_and_wanted_again() {
    quoting("0");
    List<ClientOrderId> refused = asked.placed.stream().map(OrderIntent::clientOrderId).toList();
    refused.forEach(maker::onRefused);
    assertThat(maker.dueNanos(book, now)).as("no hurry").isEqualTo(NEVER);
    now += INTERVAL;
    quoteMarket(100_000, 100_001);
    assertThat(decide().placed)
        .hasSize(2 * QUOTES.levels())
        .extracting(OrderIntent::clientOrderId)
        .doesNotContainAnyElementsOf(refused);
  }

  @Test
  void a_forecast_moves_the_fair_price_while_it_is_fresh() {
    quoting("0");
    double mid = asked.fairPrice;
    maker.onForecast(12, Duration.ofSeconds(1).toNanos(), now);
    now += 999 * MS;
    quoteMarket(100_010, 100_011);
    assertThat(decide().fairPrice).isCloseTo(mid + 10 + 12, within(1e-6));
    now += 2 * MS;
    quoteMarket(100_020, 100_021);
    assertThat(decide().fairPrice).as("too old").isCloseTo(mid + 20, within(1e-6));
  }
}
