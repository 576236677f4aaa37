package hft.hyperliquid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.CancelOutcome;
import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.OrderStatus;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import hft.core.risk.ApprovedOrders;
import hft.hyperliquid.gateway.Account;
import hft.hyperliquid.gateway.Assets;
import hft.hyperliquid.gateway.GatewaySettings;
import hft.hyperliquid.gateway.GatewayWatch;
import hft.hyperliquid.gateway.GatewayWiring;
import hft.hyperliquid.gateway.OrderGateway;
import hft.hyperliquid.link.LinkSettings;
import hft.hyperliquid.nonce.NonceFile;
import hft.hyperliquid.rest.JavaRest;
import hft.hyperliquid.socket.NettySockets;
import hft.hyperliquid.socket.SocketSettings;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.wire.action.Network;
import hft.wire.sign.Signer;
import hft.wire.sign.Signers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.FishingOutcomes;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OrderGatewayTest {
  private static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  private static final Clock CLOCK = () -> System.currentTimeMillis() * 1_000_000;

  private final ActorTestKit kit = ActorTestKit.create();
  private final TestProbe<GatewayReply> replies = kit.createTestProbe(GatewayReply.class);
  private final TestProbe<AccountEvent> events = kit.createTestProbe(AccountEvent.class);
  private final FakeAccount fake = new FakeAccount();
  private ScriptedVenue venue;
  private NettySockets sockets;
  private JavaRest rest;
  private NonceFile nonces;
  private final Queue<String> stages = new ConcurrentLinkedQueue<>();
  private ActorRef<GatewayCommand> gateway;
  private long buys;

  @BeforeEach
  void start(@TempDir Path folder) throws InterruptedException {
    venue = new ScriptedVenue(fake);
    // Room for an answer with 2,000 fills.
    var socket = new SocketSettings(Duration.ofSeconds(2), 1 << 23, 1 << 20, 1 << 20);
    sockets = new NettySockets(socket, CLOCK, 1);
    rest = new JavaRest(venue.http(), Duration.ofSeconds(2));
    nonces = NonceFile.open(folder, signer().address(), System.currentTimeMillis());
    gateway = gateway();
    awaitBudget();
    fake.actions.clear();
  }

  private static Signer signer() {
    byte[] secret = new byte[32];
    secret[31] = 7;
    return Signers.of(secret);
  }

  /**
   * Half a megabyte of fills takes its time on a busy machine, and a dead link is no part of this.
   */
  private static LinkSettings patient() {
    return new LinkSettings(
        Duration.ofMillis(200),
        Duration.ofSeconds(20),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofMillis(50),
        Duration.ofMillis(400));
  }

  /** A gateway whose socket is live. */
  private ActorRef<GatewayCommand> gateway() {
    var settings =
        new GatewaySettings(
            Duration.ofMillis(400),
            Duration.ofSeconds(3),
            Duration.ofSeconds(2),
            50,
            20,
            Duration.ofMillis(100),
            3,
            100,
            buys,
            Duration.ZERO);
    Signer signer = signer();
    Behavior<GatewayCommand> behavior =
        OrderGateway.create(
            new GatewayWiring(
                venue.ws(),
                sockets,
                1 << 23,
                patient(),
                rest,
                settings,
                new Account(Network.TESTNET, signer.address(), null),
                Assets.of(List.of("SOL", "BTC"), List.of("BTC")),
                signer,
                nonces,
                1,
                CLOCK,
                List.of(BTC),
                GatewayWatch.NONE,
                (stage, sourceNanos) -> stages.add(stage + " " + sourceNanos)));
    ActorRef<GatewayCommand> spawned =
        kit.spawn(
            Behaviors.setup(
                context -> {
                  // The first message: who listens to a live socket is not told that it came to
                  // life.
                  context.getSelf().tell(new GatewayCommand.Listen(events.getRef()));
                  return behavior;
                }));
    events.fishForMessage(
        Duration.ofSeconds(20),
        it ->
            it instanceof AccountEvent.Resumed
                ? FishingOutcomes.complete()
                : FishingOutcomes.continueAndIgnore());
    return spawned;
  }

  /** Orders are not sent before the venue has said how many it still takes. */
  private void awaitBudget() {
    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () -> {
              place(0, bid(0));
              return replies.expectMessageClass(GatewayReply.Placed.class).outcomes().getFirst()
                  instanceof Outcome.Resting;
            });
  }

  @AfterEach
  void stop() throws InterruptedException {
    kit.shutdownTestKit();
    nonces.close();
    rest.close();
    sockets.close();
    venue.close();
  }

  private static OrderIntent bid(long low) {
    return new OrderIntent(
        new ClientOrderId(9, low),
        BTC,
        Side.BID,
        50_000 * Fixed8.ONE,
        Fixed8.ONE / 1_000,
        Tif.ALO,
        false,
        1);
  }

  private void place(long actionId, OrderIntent... orders) {
    gateway.tell(
        new GatewayCommand.PlaceAlo(
            actionId, List.of(orders).stream().map(ApprovedOrders::of).toList(), replies.getRef()));
  }

  @Test
  void before_the_venue_has_told_the_budget_orders_stay_and_cancels_go() {
    String told = fake.rateLimit;
    fake.rateLimit = "null";
    fake.cancelStatuses = "[\"success\"]";
    gateway = gateway();
    place(1, bid(1));
    assertThat(replies.expectMessageClass(GatewayReply.Placed.class).outcomes())
        .allSatisfy(
            it ->
                assertThat(it)
                    .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        no -> assertThat(no.reason()).isEqualTo(RejectReason.RATE_LIMITED)));
    gateway.tell(
        new GatewayCommand.Cancel(
            2, List.of(new CancelRequest(BTC, new ClientOrderId(9, 1), 0)), replies.getRef()));
    assertThat(replies.expectMessageClass(GatewayReply.Cancelled.class).outcomes())
        .containsExactly(new CancelOutcome.Canceled());
    assertThat(fake.nonces("order")).isEmpty();
    fake.rateLimit = told;
    awaitBudget();
  }

  @Test
  void an_open_order_nobody_can_cancel_keeps_cancel_all_from_being_done() {
    fake.open.put(13L, "@107");
    gateway.tell(new GatewayCommand.CancelAll(7, replies.getRef()));
    replies.expectNoMessage(Duration.ofMillis(400));
    fake.open.clear();
    assertThat(replies.expectMessageClass(GatewayReply.AllCancelled.class).count()).isZero();
  }

  @Test
  void one_order_out_and_acknowledged() {
    place(1, bid(1));
    var placed = replies.expectMessageClass(GatewayReply.Placed.class);
    assertThat(placed.actionId()).isEqualTo(1);
    assertThat(placed.outcomes()).containsExactly(new Outcome.Resting(101));
    JsonNode order = fake.actions.getFirst().at("/action/orders/0");
    assertThat(order.toString())
        .isEqualTo(
            "{\"a\":1,\"b\":true,\"p\":\"50000\",\"s\":\"0.001\",\"r\":false,"
                + "\"t\":{\"limit\":{\"tif\":\"Alo\"}},\"c\":\"0x00000000000000090000000000000001\"}");
    assertThat(fake.actions.getFirst().at("/signature/v").asInt()).isBetween(27, 28);
  }

  @Test
  void requests_are_bought_where_that_is_wanted_and_few_are_left() {
    fake.rateLimit =
        "{\"cumVlm\":\"0.0\",\"nRequestsUsed\":9500,\"nRequestsCap\":10000,\"nRequestsSurplus\":0}";
    gateway = gateway();
    awaitBudget();
    assertThat(fake.nonces("reserveRequestWeight")).as("not unless it is wanted").isEmpty();
    buys = 2_000;
    gateway = gateway();
    awaitBudget();
    assertThat(fake.actions)
        .filteredOn(it -> it.at("/action/type").asText().equals("reserveRequestWeight"))
        .singleElement()
        .satisfies(it -> assertThat(it.at("/action/weight").asLong()).isEqualTo(2_000));
  }

  @Test
  void an_order_expires_and_a_cancel_does_not() {
    fake.cancelStatuses = "[\"success\"]";
    long before = System.currentTimeMillis();
    place(1, bid(1));
    replies.expectMessageClass(GatewayReply.Placed.class);
    gateway.tell(
        new GatewayCommand.Cancel(
            2, List.of(new CancelRequest(BTC, new ClientOrderId(9, 1), 0)), replies.getRef()));
    replies.expectMessageClass(GatewayReply.Cancelled.class);
    assertThat(fake.actions.getFirst().get("expiresAfter").asLong())
        .isBetween(before + 3_000, System.currentTimeMillis() + 3_000);
    assertThat(fake.actions.getLast().has("expiresAfter")).isFalse();
  }

  @Test
  void orders_refused_as_too_late_are_told_so() {
    fake.orderRefusal = "Action already expired";
    place(1, bid(1), bid(2));
    assertThat(replies.expectMessageClass(GatewayReply.Placed.class).outcomes())
        .hasSize(2)
        .allSatisfy(
            it ->
                assertThat(it)
                    .isInstanceOfSatisfying(
                        Outcome.Rejected.class,
                        no -> assertThat(no.reason()).isEqualTo(RejectReason.EXPIRED)));
  }

  @Test
  void an_order_is_timed_when_it_is_signed_and_when_its_last_byte_is_at_the_socket() {
    stages.clear();
    place(1, bid(1));
    replies.expectMessageClass(GatewayReply.Placed.class);
    await().atMost(Duration.ofSeconds(5)).until(() -> stages.size() == 2);
    assertThat(stages).containsExactly("SIGN 1", "SEND 1");
  }

  @Test
  void each_status_of_a_batch_becomes_an_outcome() {
    fake.orderStatuses =
        "[{\"resting\":{\"oid\":5}},{\"error\":\"Post only order would have immediately matched,"
            + " bbo was 1@2."
            + " asset=1\"},{\"filled\":{\"totalSz\":\"0.001\",\"avgPx\":\"50000\",\"oid\":6}}]";
    place(2, bid(1), bid(2), bid(3));
    var outcomes = replies.expectMessageClass(GatewayReply.Placed.class).outcomes();
    assertThat(outcomes.get(0)).isEqualTo(new Outcome.Resting(5));
    assertThat(outcomes.get(1))
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            it -> assertThat(it.reason()).isEqualTo(RejectReason.POST_ONLY_WOULD_MATCH));
    assertThat(outcomes.get(2))
        .isEqualTo(new Outcome.Filled(6, Fixed8.ONE / 1_000, 50_000 * Fixed8.ONE));
  }

  @Test
  void one_error_for_a_batch_counts_for_all_of_it() {
    fake.orderStatuses = "[{\"error\":\"Order price cannot be more than 80% away\"}]";
    place(3, bid(1), bid(2));
    assertThat(replies.expectMessageClass(GatewayReply.Placed.class).outcomes())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it).isInstanceOf(Outcome.Rejected.class));
  }

  @Test
  void silence_is_unresolved_and_a_burnt_nonce_ends_the_doubt() {
    fake.silentOrders = true;
    place(4, bid(1));
    assertThat(replies.expectMessageClass(GatewayReply.Placed.class).outcomes())
        .allSatisfy(it -> assertThat(it).isInstanceOf(Outcome.Unresolved.class));
    var update = events.expectMessageClass(AccountEvent.OrderUpdate.class);
    assertThat(update.status()).isEqualTo(OrderStatus.REJECTED);
    assertThat(fake.nonces("noop")).isEqualTo(fake.nonces("order"));
  }

  @Test
  void silence_about_an_order_that_rests_ends_with_the_venues_word() {
    fake.silentOrders = true;
    fake.noopAnswer = "{\"status\":\"err\",\"response\":\"Invalid nonce: duplicate nonce 1\"}";
    fake.orderStatus =
        "{\"status\":\"order\",\"order\":{\"order\":{\"coin\":\"BTC\",\"side\":\"B\",\"limitPx\":\"50000.0\","
            + "\"sz\":\"0.001\",\"oid\":77,\"timestamp\":1,\"origSz\":\"0.001\",\"cloid\":null,"
            + "\"triggerCondition\":\"N/A\",\"isTrigger\":false,\"triggerPx\":\"0.0\",\"children\":[],"
            + "\"isPositionTpsl\":false,\"reduceOnly\":false,\"orderType\":\"Limit\",\"tif\":\"Alo\"},\"status\":\"open\","
            + "\"statusTimestamp\":2}}";
    place(5, bid(1));
    var update = events.expectMessageClass(AccountEvent.OrderUpdate.class);
    assertThat(update.status()).isEqualTo(OrderStatus.OPEN);
    assertThat(update.oid()).isEqualTo(77);
    assertThat(update.clientOrderId()).isEqualTo(new ClientOrderId(9, 1));
  }

  @Test
  void cancels_are_answered_one_by_one() {
    fake.cancelStatuses =
        "[\"success\",{\"error\":\"Order was never placed, already canceled, or filled."
            + " asset=1\"}]";
    gateway.tell(
        new GatewayCommand.Cancel(
            6,
            List.of(
                new CancelRequest(BTC, new ClientOrderId(9, 1), 0),
                new CancelRequest(BTC, new ClientOrderId(9, 2), 0)),
            replies.getRef()));
    assertThat(replies.expectMessageClass(GatewayReply.Cancelled.class).outcomes())
        .containsExactly(new CancelOutcome.Canceled(), new CancelOutcome.Gone());
    assertThat(fake.actions.getFirst().at("/action/f").asBoolean()).isTrue();
  }

  @Test
  void cancel_all_ends_when_the_venue_lists_nothing() {
    fake.open.put(11L, "BTC");
    fake.open.put(12L, "SOL");
    gateway.tell(new GatewayCommand.CancelAll(7, replies.getRef()));
    assertThat(replies.expectMessageClass(GatewayReply.AllCancelled.class).count()).isEqualTo(2);
    assertThat(fake.open).isEmpty();
  }

  @Test
  void without_a_socket_orders_stay_and_cancel_all_goes_over_http() {
    venue.acknowledges = false;
    venue.breakAll();
    events.fishForMessage(
        Duration.ofSeconds(5),
        it ->
            it instanceof AccountEvent.Interrupted
                ? FishingOutcomes.complete()
                : FishingOutcomes.continueAndIgnore());
    fake.open.put(11L, "BTC");
    gateway.tell(new GatewayCommand.CancelAll(8, replies.getRef()));
    assertThat(replies.expectMessageClass(GatewayReply.AllCancelled.class).count()).isEqualTo(1);
    assertThat(fake.overHttp.get()).isPositive();
    place(9, bid(1));
    assertThat(replies.expectMessageClass(GatewayReply.Placed.class).outcomes())
        .allSatisfy(it -> assertThat(it).isInstanceOf(Outcome.Rejected.class));
  }

  @Test
  void cancel_all_waits_for_an_order_that_may_still_land() throws InterruptedException {
    fake.silentOrders = true;
    fake.noopAnswer = "{\"status\":\"err\",\"response\":\"Invalid nonce\"}";
    place(5, bid(5));
    gateway.tell(new GatewayCommand.CancelAll(6, replies.getRef()));
    replies.expectNoMessage(Duration.ofMillis(200)); // the list is empty all the while
    fake.open.put(77L, "BTC");
    assertThat(replies.expectMessageClass(GatewayReply.Placed.class).outcomes().getFirst())
        .isInstanceOf(Outcome.Unresolved.class);
    assertThat(replies.expectMessageClass(GatewayReply.AllCancelled.class).count()).isEqualTo(1);
    assertThat(fake.open).isEmpty();
  }

  private static String fill(long tradeId, long millis) {
    return """
    {"coin":"BTC","px":"50000.0","sz":"0.001","side":"B","time":%d,"startPosition":"0.0","dir":"Open Long",
    "closedPnl":"0.0","hash":"0x0","oid":20,"crossed":false,"fee":"0.0075","tid":%d,"feeToken":"USDC"}\
    """
        .formatted(millis, tradeId);
  }

  @Test
  void a_reading_tells_each_fill_on_its_side_of_the_state() {
    gateway.tell(new GatewayCommand.Reconcile(10));
    events.expectMessageClass(AccountEvent.Snapshot.class);
    fake.open.put(21L, "BTC");
    fake.stateMillis = 3_000;
    fake.fills =
        "["
            + fill(97, 999)
            + ","
            + fill(98, 1_000)
            + ","
            + fill(99, 2_000)
            + ","
            + fill(100, 3_001)
            + "]";
    gateway.tell(new GatewayCommand.Reconcile(11));
    var fill = events.expectMessageClass(AccountEvent.Fill.class);
    assertThat(fill.tradeId()).as("97 and 98 are part of the first state").isEqualTo(99);
    assertThat(fill.maker()).isTrue();
    var snapshot = events.expectMessageClass(AccountEvent.Snapshot.class);
    assertThat(snapshot.actionId()).isEqualTo(11);
    assertThat(snapshot.openOrders()).extracting(AccountEvent.OpenOrder::oid).containsExactly(21L);
    assertThat(snapshot.positions())
        .containsExactly(new AccountEvent.Position(0, 61_000, Fixed8.parse("78135")));
    assertThat(snapshot.accountValue()).isEqualTo(Fixed8.parse("179.007426"));
    assertThat(events.expectMessageClass(AccountEvent.Fill.class).tradeId()).isEqualTo(100);
  }

  private static String row(String kind, String usdc, long millis) {
    return "{\"time\":%d,\"hash\":\"0x%s\",\"delta\":{\"type\":\"%s\",\"usdc\":\"%s\"}}"
        .formatted(millis, kind, kind, usdc);
  }

  @Test
  void transfers_are_told_once_the_account_is_known_and_those_before_never() {
    venue.sendAll(
        "{\"channel\":\"userNonFundingLedgerUpdates\",\"data\":{\"isSnapshot\":true,\"user\":\"0x0\","
            + "\"nonFundingLedgerUpdates\":["
            + row("deposit", "5.0", System.currentTimeMillis() - 1)
            + ","
            + row("withdraw", "3.5", System.currentTimeMillis() + 2_000)
            + "]}}");
    fake.stateMillis = System.currentTimeMillis();
    gateway.tell(new GatewayCommand.Reconcile(10));
    events.expectMessageClass(AccountEvent.Snapshot.class);
    assertThat(events.expectMessageClass(AccountEvent.Transfer.class).amount())
        .isEqualTo(Fixed8.parse("-3.5"));
    fake.stateMillis += 10_000;
    fake.ledger =
        "["
            + row("deposit", "7.0", fake.stateMillis)
            + ","
            + row("liquidation", "9.0", fake.stateMillis)
            + ","
            + row("deposit", "8.0", fake.stateMillis + 1)
            + "]";
    gateway.tell(new GatewayCommand.Reconcile(11));
    assertThat(events.expectMessageClass(AccountEvent.Transfer.class).amount())
        .as("what the state contains comes before it")
        .isEqualTo(7 * Fixed8.ONE);
    events.expectMessageClass(AccountEvent.Snapshot.class);
    assertThat(events.expectMessageClass(AccountEvent.Transfer.class).amount())
        .isEqualTo(8 * Fixed8.ONE);
  }

  /** One after the other; three share each millisecond. */
  private static List<String> fills(int count, long firstMillis) {
    return IntStream.range(0, count).mapToObj(i -> fill(1_000 + i, firstMillis + i / 3)).toList();
  }

  /** As the venue pages: the oldest 2,000 from a time on. */
  private static String page(List<String> fills, long firstMillis, long sinceMillis) {
    int from = (int) Math.max(0, 3 * (sinceMillis - firstMillis));
    return fills.subList(from, Math.min(fills.size(), from + 2_000)).toString();
  }

  @Test
  void more_fills_than_one_answer_holds_are_read_to_the_end_and_told_once() {
    gateway.tell(new GatewayCommand.Reconcile(10));
    events.expectMessageClass(AccountEvent.Snapshot.class);
    long now = System.currentTimeMillis();
    fake.stateMillis = now + 60_000;
    List<String> all = fills(2_500, now);
    fake.fillsSince = since -> page(all, now, since);
    gateway.tell(new GatewayCommand.Reconcile(11));
    for (int i = 0; i < 2_500; i++) {
      assertThat(events.expectMessageClass(AccountEvent.Fill.class).tradeId()).isEqualTo(1_000 + i);
    }
    assertThat(events.expectMessageClass(AccountEvent.Snapshot.class).actionId()).isEqualTo(11);
  }

  @Test
  void a_question_during_a_reading_is_answered_by_another_reading() {
    gateway.tell(new GatewayCommand.Reconcile(10));
    gateway.tell(new GatewayCommand.Reconcile(11));
    gateway.tell(new GatewayCommand.Reconcile(12));
    assertThat(events.expectMessageClass(AccountEvent.Snapshot.class).actionId()).isEqualTo(10);
    assertThat(events.expectMessageClass(AccountEvent.Snapshot.class).actionId()).isEqualTo(12);
    events.expectNoMessage(Duration.ofMillis(200));
  }

  @Test
  void an_account_message_that_cannot_be_read_is_a_gap() {
    venue.sendAll("{\"channel\":\"orderUpdates\",\"data\":[{\"order\":{\"coin\":5}}]}");
    assertThat(events.expectMessageClass(AccountEvent.Interrupted.class).reason())
        .contains("cannot be read");
    events.expectMessageClass(AccountEvent.Resumed.class);
  }
}
