package hft.exchange.server;

import static hft.exchange.server.Trader.limit;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.BlockClock;
import hft.wire.action.AccountAction;
import hft.wire.action.Network;
import hft.wire.action.OrderRequest;
import hft.wire.action.SigningScope;
import hft.wire.action.TimeInForce;
import hft.wire.action.UserSignedAction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Money at risk, over real sockets, on a clock that can be set forward. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MarginAndFundingTest {
  private static final int ALICE = 1;
  private static final int BOB = 2;
  private static final int CAROL = 3;
  private static final long HOUR_NANOS = 3_600_000_000_000L;
  private static final String REFUSED = "Insufficient margin to place order. asset=0";

  private final AtomicLong ahead = new AtomicLong();
  private ExchangeServer server;
  private Trader alice;
  private Trader bob;
  private Trader carol;

  @BeforeEach
  void start() throws IOException {
    server =
        ExchangeServer.start(
            ExchangeSettings.defaults()
                .withBlocks(new BlockClock(5_000_000, 0, 0, 0))
                .withFrameBuffer(100_000)
                .withAccounts(
                    Map.of(
                        Trader.address(ALICE), 10_000 * Fixed8.ONE,
                        Trader.address(BOB), 1_000_000 * Fixed8.ONE,
                        Trader.address(CAROL), 1_000_000 * Fixed8.ONE)),
            Market.ofClients(
                List.of(Instrument.perp(0, "BTC", 5)), Map.of("BTC", Fixed8.parse("100000"))),
            this::now);
    alice = Trader.of(server.url(), ALICE);
    bob = Trader.of(server.url(), BOB);
    carol = Trader.of(server.url(), CAROL);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano() + ahead.get();
  }

  private static String error(JsonNode answer) {
    return answer.at("/response/data/statuses/0/error").asText();
  }

  private static JsonNode leverage(Trader trader, boolean isCross, int times) throws Exception {
    return trader.act(new AccountAction.UpdateLeverage(0, isCross, times));
  }

  private static JsonNode ask(Trader trader, String type) throws Exception {
    return trader.info(
        "{\"type\":\"%s\",\"user\":\"%s\",\"coin\":\"BTC\"}".formatted(type, trader.address()));
  }

  private static JsonNode position(Trader trader) throws Exception {
    return ask(trader, "clearinghouseState").at("/assetPositions/0/position");
  }

  private static String fills(Trader trader) {
    return "{\"type\":\"userFills\",\"user\":\"%s\"}".formatted(trader.address());
  }

  private JsonNode status() throws Exception {
    return new ObjectMapper().readTree(alice.get("/local/status").body());
  }

  /** The maker rests, the taker takes it whole. */
  private static void trade(Trader maker, Trader taker, Side takes, String price, String size)
      throws Exception {
    maker.place(limit(takes.opposite(), price, size, TimeInForce.GTC));
    JsonNode taken = taker.place(limit(takes, price, size, TimeInForce.IOC));
    assertThat(taken.at("/response/data/statuses/0/filled/totalSz").asDouble())
        .as(taken.toString())
        .isEqualTo(Double.parseDouble(size));
  }

  @Test
  void an_order_beyond_the_margin_is_refused_and_its_update_says_so() throws Exception {
    try (TestSocket socket = new TestSocket(server.url())) {
      socket.subscribe("{\"type\":\"orderUpdates\",\"user\":\"" + alice.address() + "\"}");
      socket.next("subscriptionResponse");
      JsonNode answer = alice.place(limit(Side.BID, "99000", "5", TimeInForce.GTC));

      assertThat(error(answer)).isEqualTo(REFUSED);
      assertThat(socket.next("orderUpdates").at("/0/status").asText())
          .isEqualTo("perpMarginRejected");
      assertThat(ask(alice, "openOrders")).isEmpty();
    }
  }

  @Test
  void deposits_withdrawals_and_transfers_are_told_and_listed() throws Exception {
    try (TestSocket socket = new TestSocket(server.url())) {
      String ledger = "{\"type\":\"userNonFundingLedgerUpdates\",\"user\":\"%s\"%s}";
      socket.subscribe(ledger.formatted(alice.address(), ""));
      JsonNode history = socket.next("userNonFundingLedgerUpdates");
      assertThat(history.get("isSnapshot").asBoolean()).isTrue();
      assertThat(history.at("/nonFundingLedgerUpdates/0/delta/type").asText()).isEqualTo("deposit");

      String deposit = "{\"address\":\"" + alice.address() + "\",\"usdc\":\"250.5\"}";
      assertThat(alice.post("/local/deposit", deposit.getBytes(UTF_8)).statusCode()).isEqualTo(200);
      var scope = SigningScope.of(Network.MAINNET);
      String bobs = bob.address().toString();
      alice.act(new UserSignedAction.Withdraw(scope, bobs, "100", alice.nextNonce()));
      alice.act(new UserSignedAction.UsdSend(scope, bobs, "50", alice.nextNonce()));

      JsonNode told = socket.next("userNonFundingLedgerUpdates");
      assertThat(told.has("isSnapshot")).isFalse();
      assertThat(told.at("/nonFundingLedgerUpdates/0/delta"))
          .hasToString("{\"type\":\"deposit\",\"usdc\":\"250.5\"}");
      assertThat(socket.next("userNonFundingLedgerUpdates").at("/nonFundingLedgerUpdates/0/delta"))
          .hasToString("{\"type\":\"withdraw\",\"usdc\":\"100.0\",\"fee\":\"0.0\"}");
      JsonNode sent =
          socket.next("userNonFundingLedgerUpdates").at("/nonFundingLedgerUpdates/0/delta");
      assertThat(sent.get("type").asText()).isEqualTo("internalTransfer");
      assertThat(sent.get("destination").asText()).isEqualTo(bobs);
      assertThat(alice.info(ledger.formatted(alice.address(), ",\"startTime\":0"))).hasSize(4);
      assertThat(bob.info(ledger.formatted(bob.address(), ",\"startTime\":0"))).hasSize(2);
      assertThat(status().get("conserved").asBoolean()).isTrue();
    }
  }

  @Test
  void less_leverage_needs_more_margin_and_is_refused_where_that_is_not_there() throws Exception {
    OrderRequest order = limit(Side.BID, "99000", "1.5", TimeInForce.GTC);
    assertThat(leverage(alice, true, 10))
        .hasToString("{\"status\":\"ok\",\"response\":{\"type\":\"default\"}}");
    assertThat(ask(alice, "activeAssetData").at("/leverage/value").asInt()).isEqualTo(10);
    assertThat(error(alice.place(order))).isEqualTo(REFUSED);

    leverage(alice, true, 20);
    assertThat(alice.place(order).at("/response/data/statuses/0/resting/oid").isNumber()).isTrue();
    assertThat(leverage(alice, true, 10).get("response").asText()).contains("margin");
    assertThat(ask(alice, "activeAssetData").at("/leverage/value").asInt()).isEqualTo(20);
    assertThat(leverage(alice, true, 0).get("response").asText())
        .isEqualTo("Invalid leverage value");
    assertThat(leverage(alice, true, 41).get("response").asText())
        .isEqualTo("Invalid leverage value");
  }

  @Test
  void the_kind_of_margin_stays_while_a_position_is_open() throws Exception {
    trade(bob, alice, Side.BID, "100000", "0.1");

    assertThat(leverage(alice, false, 20).get("response").asText())
        .isEqualTo("Cannot switch leverage type with open position.");
    assertThat(
            alice
                .act(new AccountAction.UpdateIsolatedMargin(0, true, 1_000_000))
                .get("response")
                .asText())
        .isEqualTo("Position does not use isolated margin.");
    trade(bob, alice, Side.ASK, "100000", "0.1");
    assertThat(leverage(alice, false, 20).get("status").asText()).isEqualTo("ok");
    assertThat(ask(alice, "activeAssetData").at("/leverage/type").asText()).isEqualTo("isolated");
  }

  @Test
  void at_the_hour_longs_pay_shorts_by_size_oracle_and_rate() throws Exception {
    trade(bob, alice, Side.BID, "100000", "0.5");
    try (TestSocket socket = new TestSocket(server.url())) {
      // Pushed every five seconds: a socket that hears nothing for a minute is cut.
      socket.subscribe("{\"type\":\"allMids\"}");
      socket.subscribe("{\"type\":\"userFundings\",\"user\":\"" + alice.address() + "\"}");
      assertThat(socket.next("userFundings").get("isSnapshot")).hasToString("true");

      long hour = Math.floorDiv(now(), HOUR_NANOS) + 1;
      ahead.set(hour * HOUR_NANOS - now() + 60_000_000_000L);
      JsonNode row = socket.next("userFundings").at("/fundings/0");

      double rate = row.get("fundingRate").asDouble();
      assertThat(row.get("time").asLong()).isEqualTo(hour * 3_600_000);
      assertThat(row.get("szi").asText()).isEqualTo("0.5");
      assertThat(rate).isPositive();
      assertThat(row.get("usdc").asDouble()).isCloseTo(-0.5 * 100_000 * rate, within(1e-6));
      assertThat(position(alice).at("/cumFunding/sinceOpen").asDouble())
          .isEqualTo(-row.get("usdc").asDouble());
      JsonNode received =
          bob.info(
              "{\"type\":\"userFunding\",\"user\":\"%s\",\"startTime\":0}"
                  .formatted(bob.address()));
      assertThat(received.at("/0/delta/usdc").asDouble()).isEqualTo(-row.get("usdc").asDouble());
      JsonNode rates = alice.info("{\"type\":\"fundingHistory\",\"coin\":\"BTC\",\"startTime\":0}");
      assertThat(rates.at("/0/fundingRate").asDouble()).isEqualTo(rate);
      assertThat(status().get("conserved")).hasToString("true");
    }
  }

  @Test
  void who_is_worth_less_than_the_maintenance_margin_is_liquidated() throws Exception {
    leverage(alice, true, 40);
    trade(bob, alice, Side.BID, "100000", "1.5");
    assertThat(position(alice).get("liquidationPx").asDouble()).isBetween(94_000.0, 95_000.0);
    long resting =
        alice
            .place(limit(Side.BID, "80000", "0.001", TimeInForce.ALO))
            .at("/response/data/statuses/0/resting/oid")
            .asLong();
    try (TestSocket socket = new TestSocket(server.url())) {
      socket.subscribe("{\"type\":\"orderUpdates\",\"user\":\"" + alice.address() + "\"}");
      socket.subscribe("{\"type\":\"userFills\",\"user\":\"" + alice.address() + "\"}");
      assertThat(socket.next("userFills").get("isSnapshot")).hasToString("true");
      // Others trade lower, and somebody bids for what she will have to sell.
      trade(bob, carol, Side.BID, "94000", "0.01");
      carol.place(limit(Side.BID, "93900", "2", TimeInForce.GTC));

      ahead.addAndGet(10_000_000_000L);
      JsonNode fill = socket.next("userFills").at("/fills/0");
      assertThat(fill.get("side").asText()).isEqualTo("A");
      assertThat(fill.get("sz").asText()).isEqualTo("1.5");
      assertThat(fill.get("px").asText()).isEqualTo("93900.0");
      JsonNode why = fill.get("liquidation");
      assertThat(why.get("liquidatedUser").asText()).isEqualTo(alice.address().toString());
      assertThat(why.get("method").asText()).isEqualTo("market");
      assertThat(carol.info(fills(carol)).at("/0/liquidation")).isEqualTo(why);
      JsonNode update =
          socket.next("orderUpdates", d -> d.at("/0/status").asText().startsWith("liquidated"));
      assertThat(update.at("/0/status").asText()).isEqualTo("liquidatedCanceled");
      assertThat(update.at("/0/order/oid").asLong()).isEqualTo(resting);
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(
              () -> assertThat(ask(alice, "clearinghouseState").get("assetPositions")).isEmpty());
      assertThat(ask(alice, "openOrders")).isEmpty();
      assertThat(status().get("conserved")).hasToString("true");
    }
  }
}
