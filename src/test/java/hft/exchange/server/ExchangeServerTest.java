package hft.exchange.server;

import static hft.exchange.server.Trader.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.BlockClock;
import hft.core.order.ClientOrderId;
import hft.wire.action.AccountAction;
import hft.wire.action.Network;
import hft.wire.action.OrderRef;
import hft.wire.action.OrderRequest;
import hft.wire.action.OrderType;
import hft.wire.action.SigningScope;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import hft.wire.action.UserSignedAction;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The exchange over real sockets, spoken to by the JDK's own client. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeServerTest {
  private static final int ALICE = 1;
  private static final int BOB = 2;
  private static final int AGENT = 3;
  private static final int STRANGER = 4;
  private static final long MONEY = 10_000 * Fixed8.ONE;
  private static final ClientOrderId CLOID =
      ClientOrderId.parse("0x000000000000000000000000000000ab");

  private ExchangeServer server;
  private Trader alice;
  private Trader bob;

  @BeforeEach
  void start() throws IOException {
    server = start(settings());
    alice = Trader.of(server.url(), ALICE);
    bob = Trader.of(server.url(), BOB);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static ExchangeSettings settings() {
    return ExchangeSettings.defaults()
        .withBlocks(new BlockClock(5_000_000, 0, 0, 0))
        .withAccounts(Map.of(Trader.address(ALICE), MONEY, Trader.address(BOB), MONEY));
  }

  private static ExchangeServer start(ExchangeSettings settings) throws IOException {
    List<Instrument> listed = List.of(Instrument.perp(0, "BTC", 5), Instrument.perp(1, "ETH", 4));
    return ExchangeServer.start(
        settings,
        Market.ofClients(listed, Map.of("BTC", Fixed8.parse("100000"))),
        ExchangeServerTest::now);
  }

  private static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  @Test
  void answers_what_is_listed_and_refuses_as_the_venue_does() throws Exception {
    assertThat(alice.info("{\"type\":\"meta\"}").at("/universe/0/name").asText()).isEqualTo("BTC");
    assertThat(alice.info("{\"type\":\"perpDexs\"}")).hasToString("[null]");
    assertThat(alice.info("{\"type\":\"l2Book\",\"coin\":\"NOPE\"}").isNull()).isTrue();
    assertThat(status("/info", "{\"type\":\"nonsense\"}")).isEqualTo(422);
    assertThat(status("/info", "{not json")).isEqualTo(400);
    assertThat(status("/exchange", "{\"action\":{}}")).isEqualTo(422);
    assertThat(status("/nowhere", "{}")).isEqualTo(404);
    assertThat(alice.get("/info").statusCode()).isEqualTo(405);
    assertThat(alice.postText("/info", "{}").statusCode()).isEqualTo(415);
  }

  private int status(String path, String body) throws Exception {
    return alice.post(path, body.getBytes(StandardCharsets.UTF_8)).statusCode();
  }

  @Test
  void a_resting_order_is_seen_by_all_and_goes_when_cancelled() throws Exception {
    try (TestSocket socket = new TestSocket(server.url())) {
      socket.subscribe("{\"type\":\"bbo\",\"coin\":\"BTC\"}");
      socket.next("subscriptionResponse");
      socket.subscribe("{\"type\":\"l2Book\",\"coin\":\"BTC\",\"fast\":true}");
      socket.subscribe("{\"type\":\"orderUpdates\",\"user\":\"" + alice.address() + "\"}");
      socket.next("subscriptionResponse", d -> d.toString().contains("orderUpdates"));

      JsonNode placed = alice.place(limit(Side.BID, "99000", "0.01", TimeInForce.ALO, CLOID));
      JsonNode resting = placed.at("/response/data/statuses/0/resting");
      long oid = resting.get("oid").asLong();

      assertThat(resting.get("cloid").asText()).isEqualTo(CLOID.toString());
      assertThat(open(alice)).hasSize(1);
      assertThat(open(alice).get(0).get("tif").asText()).isEqualTo("Alo");
      assertThat(socket.next("orderUpdates").at("/0/status").asText()).isEqualTo("open");
      assertThat(socket.next("l2Book", d -> !d.at("/levels/0/0").isMissingNode()).get("fast"))
          .hasToString("true");

      JsonNode cancelled =
          alice.act(new TradingAction.Cancel(List.of(new TradingAction.OidCancel(0, oid)), true));
      assertThat(cancelled.at("/response/data/statuses/0").asText()).isEqualTo("success");
      assertThat(socket.next("orderUpdates").at("/0/status").asText()).isEqualTo("canceled");
      assertThat(open(alice)).isEmpty();
      assertThat(
              alice
                  .act(
                      new TradingAction.CancelByCloid(
                          List.of(new TradingAction.CloidCancel(0, CLOID)), false))
                  .at("/response/data/statuses/0/error")
                  .asText())
          .isEqualTo("Order was never placed, already canceled, or filled. asset=0");
    }
  }

  private static JsonNode open(Trader trader) throws Exception {
    return trader.info("{\"type\":\"frontendOpenOrders\",\"user\":\"" + trader.address() + "\"}");
  }

  @Test
  void a_taker_fills_a_maker_and_both_are_told() throws Exception {
    try (TestSocket makers = new TestSocket(server.url());
        TestSocket takers = new TestSocket(server.url())) {
      makers.subscribe("{\"type\":\"userFills\",\"user\":\"" + alice.address() + "\"}");
      assertThat(makers.next("userFills").get("isSnapshot")).hasToString("true");
      takers.subscribe("{\"type\":\"userEvents\",\"user\":\"" + bob.address() + "\"}");
      takers.subscribe("{\"type\":\"trades\",\"coin\":\"BTC\"}");
      takers.next("subscriptionResponse", d -> d.toString().contains("trades"));

      alice.place(limit(Side.ASK, "100100", "0.02", TimeInForce.GTC));
      JsonNode taken = bob.place(limit(Side.BID, "100200", "0.01", TimeInForce.IOC));

      assertThat(taken.at("/response/data/statuses/0/filled/avgPx").asText()).isEqualTo("100100.0");
      JsonNode fill = makers.next("userFills").at("/fills/0");
      assertThat(fill.get("crossed")).hasToString("false");
      assertThat(fill.get("dir").asText()).isEqualTo("Open Short");
      assertThat(takers.next("trades").at("/0/users/0").asText())
          .isEqualTo(bob.address().toString());
      assertThat(takers.next("user").at("/fills/0/sz").asText()).isEqualTo("0.01");
      JsonNode state =
          bob.info("{\"type\":\"clearinghouseState\",\"user\":\"" + bob.address() + "\"}");
      assertThat(state.at("/assetPositions/0/position/szi").asText()).isEqualTo("0.01");
      assertThat(status().get("conserved")).hasToString("true");
    }
  }

  private JsonNode status() throws Exception {
    return new ObjectMapper().readTree(alice.get("/local/status").body());
  }

  @Test
  void orders_are_refused_in_the_venues_words() throws Exception {
    alice.place(limit(Side.ASK, "100100", "0.02", TimeInForce.GTC));

    assertThat(error(bob.place(limit(Side.BID, "100100", "0.01", TimeInForce.ALO))))
        .startsWith("Post only order would have immediately matched, bbo was ");
    assertThat(error(bob.place(limit(Side.BID, "100050", "0.01", TimeInForce.IOC))))
        .isEqualTo("Order could not immediately match against any resting orders. asset=0");
    assertThat(error(bob.place(limit(Side.BID, "100050.05", "0.01", TimeInForce.GTC))))
        .startsWith("Price must be divisible by tick size.");
    assertThat(error(bob.place(limit(Side.BID, "100050", "0.00001", TimeInForce.GTC))))
        .startsWith("Order must have minimum value of $10");
    OrderRequest reduce =
        new OrderRequest(
            0,
            Side.BID,
            Fixed8.parse("90000"),
            Fixed8.parse("0.01"),
            true,
            new OrderType.Limit(TimeInForce.GTC),
            null);
    assertThat(error(bob.place(reduce))).startsWith("Reduce only order would increase position.");
  }

  private static String error(JsonNode answer) {
    return answer.at("/response/data/statuses/0/error").asText();
  }

  @Test
  void a_modified_order_has_a_new_number_and_a_new_price() throws Exception {
    long oid =
        alice
            .place(limit(Side.BID, "99000", "0.01", TimeInForce.GTC))
            .at("/response/data/statuses/0/resting/oid")
            .asLong();
    JsonNode moved =
        alice.act(
            new TradingAction.BatchModify(
                List.of(
                    new TradingAction.Modification(
                        new OrderRef.ByOid(oid),
                        limit(Side.BID, "99100", "0.01", TimeInForce.GTC))),
                false));

    assertThat(moved.at("/response/data/statuses/0/resting/oid").asLong()).isGreaterThan(oid);
    assertThat(open(alice)).hasSize(1);
    assertThat(open(alice).at("/0/limitPx").asText()).isEqualTo("99100.0");
  }

  @Test
  void signatures_lead_to_accounts_agents_or_nobody() throws Exception {
    Trader agent = Trader.of(server.url(), AGENT);
    OrderRequest order = limit(Side.BID, "99000", "0.01", TimeInForce.GTC);
    assertThat(agent.place(order).get("response").asText())
        .isEqualTo("User or API Wallet " + agent.address() + " does not exist.");

    JsonNode approved =
        alice.act(
            new UserSignedAction.ApproveAgent(
                SigningScope.of(Network.MAINNET), agent.address(), "maker", alice.nextNonce()));
    assertThat(approved).hasToString("{\"status\":\"ok\",\"response\":{\"type\":\"default\"}}");
    agent.place(order);
    assertThat(open(alice)).hasSize(1);

    Trader elsewhere = Trader.of(server.url(), BOB, Network.TESTNET);
    assertThat(elsewhere.place(order).get("status").asText()).isEqualTo("ok");
    Trader stranger = Trader.of(server.url(), STRANGER);
    assertThat(stranger.place(order).get("status").asText()).isEqualTo("err");
  }

  @Test
  void a_nonce_counts_once() throws Exception {
    byte[] request = alice.signed(new TradingAction.Noop());

    assertThat(alice.post("/exchange", request).body()).contains("\"ok\"");
    assertThat(alice.post("/exchange", request).body()).contains("Invalid nonce: duplicate nonce");
    assertThat(alice.post("/exchange", alice.signed(new TradingAction.Noop(), 5)).body())
        .contains("Invalid nonce");
  }

  @Test
  void leverage_can_be_changed_and_scheduling_needs_volume() throws Exception {
    assertThat(alice.act(new AccountAction.UpdateLeverage(0, true, 5)).get("status").asText())
        .isEqualTo("ok");
    assertThat(alice.act(new AccountAction.UpdateLeverage(0, true, 500)).get("status").asText())
        .isEqualTo("err");
    long soon = System.currentTimeMillis() + 60_000;
    assertThat(alice.act(new TradingAction.ScheduleCancel(soon)).get("response").asText())
        .startsWith("Cannot set scheduled cancel time until enough volume traded.");
  }

  @Test
  void requests_and_actions_can_be_posted_over_the_socket() throws Exception {
    try (TestSocket socket = new TestSocket(server.url())) {
      socket.send("{\"method\":\"ping\"}");
      socket.next("pong");
      socket.send(
          "{\"method\":\"post\",\"id\":1795000000000001,\"request\":{\"type\":\"info\","
              + "\"payload\":{\"type\":\"l2Book\",\"coin\":\"BTC\"}}}");
      JsonNode book = socket.next("post");
      assertThat(book.get("id").asLong()).isEqualTo(1795000000000001L);
      assertThat(book.at("/response/payload/data/coin").asText()).isEqualTo("BTC");

      byte[] action =
          alice.signed(
              TradingAction.Order.of(List.of(limit(Side.BID, "99000", "0.01", TimeInForce.ALO))));
      socket.send(
          "{\"method\":\"post\",\"id\":2,\"request\":{\"type\":\"action\",\"payload\":"
              + new String(action, StandardCharsets.UTF_8)
              + "}}");
      assertThat(
              socket
                  .next("post")
                  .at("/response/payload/response/data/statuses/0/resting/oid")
                  .isNumber())
          .isTrue();
    }
  }

  @Test
  void subscribing_to_an_unknown_coin_cuts_the_socket_without_a_word() {
    try (TestSocket socket = new TestSocket(server.url())) {
      socket.subscribe("{\"type\":\"bbo\",\"coin\":\"btc\"}");
      assertThat(socket.awaitEnd()).isEqualTo(1006);
    }
  }

  @Test
  void who_does_not_read_is_cut_off_and_delays_nobody() throws Exception {
    server.close();
    server = start(settings().withFrameBuffer(8));
    alice = Trader.of(server.url(), ALICE);
    try (Socket deaf = new Socket("127.0.0.1", server.port());
        TestSocket other = new TestSocket(server.url())) {
      deaf.setReceiveBufferSize(1_024);
      RawSocket.open(deaf);
      await().until(() -> status().get("connections").asInt() == 2);
      // Each answer is a frame; nobody takes them, so they pile up here.
      String post =
          "{\"method\":\"post\",\"id\":1,\"request\":{\"type\":\"info\","
              + "\"payload\":{\"type\":\"meta\"}}}";
      try {
        for (int i = 0; i < 200_000; i++) {
          RawSocket.send(deaf, post);
        }
      } catch (IOException _) {
        // Cut off: nothing more can be sent.
      }
      await().until(() -> status().get("connections").asInt() == 1);
      assertThat(status().at("/cut/0/reason").asText()).isEqualTo("too slow: its buffer is full");
      other.send("{\"method\":\"ping\"}");
      assertThat(other.isOpen()).isTrue();
    }
  }
}
