package hft.exchange.server;

import static hft.exchange.server.Trader.limit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.BlockClock;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/**
 * Every fault as a client meets it, ordered at the running exchange. One bid is there from the
 * start.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultsOverSocketsTest {
  private static final int ALICE = 1;
  private static final String MARKER = "{\"method\":\"ping\"}";
  private static final Predicate<JsonNode> ANY = any -> true;

  private ExchangeServer server;
  private Trader alice;
  private TestSocket socket;
  private int price = 90_000;

  @BeforeEach
  void start() throws Exception {
    server =
        ExchangeServer.start(
            ExchangeSettings.defaults()
                .withBlocks(new BlockClock(5_000_000, 0, 0, 0))
                .withAccounts(Map.of(Trader.address(ALICE), 10_000 * Fixed8.ONE)),
            Market.ofClients(
                List.of(Instrument.perp(0, "BTC", 5)), Map.of("BTC", Fixed8.parse("100000"))),
            FaultsOverSocketsTest::now);
    alice = Trader.of(server.url(), ALICE);
    socket = new TestSocket(server.url());
    socket.subscribe("{\"type\":\"bbo\",\"coin\":\"BTC\"}");
    bid();
    socket.next("bbo", touch -> touch.at("/bbo/0/px").asInt() == price);
  }

  @AfterEach
  void stop() {
    socket.close();
    server.close();
  }

  private static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  private void order(String rule) throws Exception {
    HttpResponse<String> answer =
        alice.post(
            "/local/faults",
            ("{\"seed\":1,\"rules\":[" + rule + "]}").getBytes(StandardCharsets.UTF_8));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void onTouch(String fault) throws Exception {
    order("{\"fault\":\"%s\",\"target\":\"bbo\",\"delayMillis\":300}".formatted(fault));
  }

  /** A better bid: one frame to whoever listens to the touch. */
  private JsonNode bid() throws Exception {
    price++;
    return alice.place(limit(Side.BID, Integer.toString(price), "0.001", TimeInForce.ALO));
  }

  private int open() throws Exception {
    return alice.info("{\"type\":\"openOrders\",\"user\":\"" + alice.address() + "\"}").size();
  }

  /** Bids that frames told of before the pong, which is never struck. */
  private List<Integer> touchesBefore(String marker) throws Exception {
    socket.send(marker);
    List<Integer> prices = new ArrayList<>();
    JsonNode frame = socket.any();
    while (!frame.path("channel").asText().equals("pong")) {
      if (frame.path("channel").asText().equals("bbo")) {
        prices.add(frame.at("/data/bbo/0/px").asInt());
      }
      frame = socket.any();
    }
    return prices;
  }

  private long nextTouch() throws Exception {
    return socket.next("bbo", ANY).at("/bbo/0/px").asLong();
  }

  @Test
  void a_dropped_frame_never_comes() throws Exception {
    onTouch("drop");
    bid();
    order("");
    bid();
    assertThat(nextTouch()).isEqualTo(price);
  }

  @Test
  void a_delayed_frame_comes_after_those_behind_it() throws Exception {
    onTouch("delay");
    bid();
    order("");
    bid();
    assertThat(nextTouch()).isEqualTo(price);
    assertThat(nextTouch()).isEqualTo(price - 1);
  }

  @Test
  void a_duplicate_comes_twice() throws Exception {
    onTouch("duplicate");
    bid();
    assertThat(nextTouch()).isEqualTo(price);
    assertThat(nextTouch()).isEqualTo(price);
  }

  @Test
  void reordered_frames_change_places() throws Exception {
    onTouch("reorder");
    bid();
    assertThat(touchesBefore(MARKER)).isEmpty();
    assertThat(nextTouch()).isEqualTo(price);
  }

  @Test
  void garbage_is_no_json_and_what_follows_it_is() throws Exception {
    onTouch("garbage");
    bid();
    String frame = socket.text();
    assertThatThrownBy(() -> new ObjectMapper().readTree(frame)).isInstanceOf(IOException.class);
    assertThat(nextTouch()).isEqualTo(price);
  }

  @Test
  void a_stalled_socket_is_silent_and_then_has_it_all_in_order() throws Exception {
    long before = System.nanoTime();
    onTouch("stall");
    bid();
    order("");
    bid();
    socket.send(MARKER);
    assertThat(nextTouch()).isEqualTo(price - 1);
    assertThat(System.nanoTime() - before).isGreaterThan(300_000_000L);
    assertThat(nextTouch()).isEqualTo(price);
    socket.next("pong");
  }

  @Test
  void a_half_closed_socket_stays_open_and_says_nothing_more() throws Exception {
    onTouch("half-close");
    bid();
    order("");
    bid();
    socket.send(MARKER);
    assertThat(socket.isSilentFor(300)).isTrue();
    assertThat(socket.isOpen()).isTrue();
  }

  @Test
  void a_cut_socket_ends_without_a_word() throws Exception {
    onTouch("disconnect");
    bid();
    assertThat(socket.awaitEnd()).isEqualTo(1006);
  }

  @Test
  void http_answers_are_replaced_by_a_status_and_nothing_is_carried_out() throws Exception {
    for (int status : new int[] {429, 502, 503}) {
      order("{\"fault\":\"status\",\"target\":\"exchange\",\"status\":%d}".formatted(status));
      HttpResponse<String> answer = alice.post("/exchange", alice.signed(someOrder()));
      assertThat(answer.statusCode()).isEqualTo(status);
      assertThat(open()).isEqualTo(1); // info is not the target
    }
  }

  private static TradingAction someOrder() {
    return TradingAction.Order.of(List.of(limit(Side.BID, "80000", "0.001", TimeInForce.ALO)));
  }

  @Test
  void a_late_http_answer_comes_and_the_order_stands() throws Exception {
    order("{\"fault\":\"http-delay\",\"target\":\"exchange\",\"delayMillis\":300}");
    long before = System.nanoTime();
    assertThat(bid().at("/response/data/statuses/0/resting/oid").isNumber()).isTrue();
    assertThat(System.nanoTime() - before).isGreaterThan(300_000_000L);
  }

  @Test
  void a_lost_answer_cuts_the_connection_and_leaves_the_order() throws Exception {
    order("{\"fault\":\"lost-ack\"}");
    byte[] request = alice.signed(someOrder());
    assertThatThrownBy(() -> alice.post("/exchange", request)).isInstanceOf(IOException.class);
    assertThat(open()).isEqualTo(2);
  }

  @Test
  void a_lost_answer_to_a_post_is_silence_and_the_order_is_there() throws Exception {
    order("{\"fault\":\"lost-ack\"}");
    post(someOrder());
    assertThat(socket.isSilentFor(300)).isTrue();
    assertThat(open()).isEqualTo(2);
  }

  private void post(TradingAction action) {
    socket.send(
        "{\"method\":\"post\",\"id\":7,\"request\":{\"type\":\"action\",\"payload\":"
            + new String(alice.signed(action), StandardCharsets.UTF_8)
            + "}}");
  }

  @Test
  void a_refused_nonce_is_said_in_the_venues_words() throws Exception {
    order("{\"fault\":\"reject-nonce\"}");
    assertThat(bid().get("response").asText()).startsWith("Invalid nonce: duplicate nonce ");
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void under_maintenance_actions_fail_over_both_ways_and_questions_are_answered() throws Exception {
    order("{\"fault\":\"maintenance\"}");
    HttpResponse<String> answer = alice.post("/exchange", alice.signed(someOrder()));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("null");
    post(someOrder());
    JsonNode posted = socket.next("post").get("response");
    assertThat(posted.get("type").asText()).isEqualTo("error");
    assertThat(posted.get("payload").asText()).startsWith("500");
    assertThat(open()).isEqualTo(1);
  }

  @Test
  void after_an_upgrade_only_post_only_orders_pass() throws Exception {
    order("{\"fault\":\"post-only\"}");
    assertThat(alice.place(limit(Side.BID, "80000", "0.001", TimeInForce.GTC)).get("response"))
        .hasToString("\"Only post-only orders allowed immediately after a network upgrade\"");
    bid();
    assertThat(open()).isEqualTo(2);
  }
}
