package hft.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import hft.port.EngineStatus;
import hft.port.JournalEntry;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TelemetryTest {
  private static final long NOW = 1_800_000_000_000_000_000L;
  private static final long MILLI = 1_000_000L;
  private static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  private static final long ONE = Fixed8.ONE;

  private final TradingPicture trading = new TradingPicture(List.of(BTC), 10_000, 1_000 * MILLI);
  private final LinkGauge feed = new LinkGauge("market data", () -> NOW);
  private final LinkGauge unused = new LinkGauge("account", () -> NOW);
  private final Telemetry telemetry =
      new Telemetry(
          new RunFacts("0.1", "abc", "local", "runs/x", NOW),
          () -> NOW,
          List.of(BTC),
          trading,
          List.of(feed, unused),
          new BudgetGauge(),
          new StageGauge(() -> NOW),
          () ->
              new EngineStatus(
                  "local", 1, EngineStatus.Phase.TRADING, NOW, true, 0, List.of(), List.of(), ""));

  private JsonNode status() throws IOException {
    return new ObjectMapper().readTree(telemetry.status());
  }

  private static OrderIntent order(long number) {
    return new OrderIntent(
        new ClientOrderId(1, number),
        BTC,
        Side.BID,
        50_000 * ONE,
        ONE / 100,
        Tif.ALO,
        false,
        NOW - 3 * MILLI);
  }

  @Test
  void before_anything_happened_there_is_a_whole_answer() throws IOException {
    JsonNode status = status();
    assertThat(status.get("run").get("mode").asText()).isEqualTo("local");
    assertThat(status.get("links")).isEmpty();
    assertThat(status.get("coins").get(0).get("ages").get("touch").asInt()).isEqualTo(-1);
    assertThat(status.get("orders").get("openCount").asInt()).isZero();
  }

  @Test
  void orders_are_followed_from_their_departure_to_their_end() throws IOException {
    trading.accept(new JournalEntry.OrderSent(NOW, 1, order(1)));
    trading.accept(new JournalEntry.OrderSent(NOW, 1, order(2)));
    trading.accept(
        new JournalEntry.OrderAnswered(
            NOW + 5 * MILLI, order(1).clientOrderId(), new Outcome.Resting(7)));
    trading.accept(
        new JournalEntry.OrderAnswered(
            NOW + 5 * MILLI,
            order(2).clientOrderId(),
            new Outcome.Rejected(RejectReason.OTHER, "no")));
    trading.accept(new JournalEntry.Refused(NOW, order(3), "STALE_BOOK"));
    trading.accept(new JournalEntry.Refused(NOW, order(4), "kill: lunch"));
    JsonNode orders = status().get("orders");
    assertThat(orders.get("open")).hasSize(1);
    assertThat(orders.get("open").get(0).get("state").asText()).isEqualTo("resting");
    assertThat(orders.get("outcomes").get("rejected-other").asInt()).isOne();
    assertThat(orders.get("refusals").get("stale-book").asInt()).isOne();
    assertThat(orders.get("refusals").get("not-sent").asInt()).isOne();
    assertThat(status().get("tickToTrade").get("p50").asDouble()).isBetween(2_980.0, 3_020.0);
    assertThat(status().get("venue").get("p99").asDouble()).isBetween(4_970.0, 5_030.0);
  }

  @Test
  void skew_is_the_share_of_the_largest_wanted_position() throws IOException {
    trading.accept(
        new JournalEntry.Mark(NOW, 0, 49_999 * ONE, 50_001 * ONE, -ONE / 20)); // 2,500 of 10,000
    assertThat(status().get("coins").get(0).get("skew").asDouble()).isEqualTo(-0.25);
  }

  @Test
  void equity_is_told_with_its_change_and_its_drawdown() throws IOException {
    trading.accept(new JournalEntry.Equity(NOW, 100 * ONE, 100 * ONE));
    trading.accept(new JournalEntry.Equity(NOW + 2_000 * MILLI, 100 * ONE, 110 * ONE));
    trading.accept(new JournalEntry.Equity(NOW + 4_000 * MILLI, 100 * ONE, 99 * ONE));
    JsonNode account = status().get("account");
    assertThat(account.get("change").asDouble()).isEqualTo(-1.0);
    assertThat(account.get("drawdown").asDouble()).isEqualTo(0.1);
  }

  @Test
  void the_feed_shows_its_book_its_age_and_its_connection() throws IOException {
    MarketFrame frame = new MarketFrame();
    frame.kind = MarketFrame.Kind.BBO;
    frame.receiveNanos = NOW - 40 * MILLI;
    frame.bidCount = 1;
    frame.bidPrices[0] = 50_000 * ONE;
    frame.bidSizes[0] = ONE;
    telemetry.frame(frame);
    feed.entered("live", "5 subscriptions", true, false);
    JsonNode coin = status().get("coins").get(0);
    assertThat(coin.get("bid").asDouble()).isEqualTo(50_000.0);
    assertThat(coin.get("ages").get("touch").asInt()).isEqualTo(40);
    assertThat(telemetry.ageNanos(0)).isEqualTo(40 * MILLI);
    assertThat(status().get("links").get(0).get("state").asText()).isEqualTo("live");
  }
}
