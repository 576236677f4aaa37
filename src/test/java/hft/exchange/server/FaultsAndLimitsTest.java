package hft.exchange.server;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.exchange.entry.Entry;
import hft.exchange.entry.Entry.Reading;
import hft.exchange.fault.FaultPlan;
import hft.exchange.limit.Terms;
import hft.exchange.stream.Inbound;
import hft.exchange.stream.Outbox;
import hft.exchange.stream.SocketReader;
import hft.exchange.venue.Request;
import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import hft.wire.info.InfoRequestDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong on purpose, in virtual time: no socket, no clock. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FaultsAndLimitsTest {
  private static final long START = 1_790_000_000_000_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final Address ALICE = Address.parse("0x" + "a".repeat(40));
  private static final String REMOTE = "127.0.0.1";

  /** What one socket was sent. */
  private static final class Sent implements Outbox {
    final List<String> frames = new ArrayList<>();
    String cut = "";

    @Override
    public boolean offer(String frame) {
      return frames.add(frame);
    }

    @Override
    public void abort(String reason) {
      cut = reason;
    }
  }

  private final List<HttpAnswer> answers = new ArrayList<>();
  private long nonce = START / 1_000_000;

  private static Exchange exchange(String faults, Terms terms) {
    return new Exchange(
        ExchangeSettings.defaults()
            .withTerms(terms)
            .withFaults(FaultPlan.parse(faults))
            .withAccounts(Map.of(ALICE, 10_000 * Fixed8.ONE)),
        Market.ofClients(
            List.of(Instrument.perp(0, "BTC", 5)), Map.of("BTC", Fixed8.parse("100000"))),
        START);
  }

  private static String always(String fault) {
    return "{\"seed\":3,\"rules\":[{\"fault\":\"" + fault + "\",\"delayMillis\":2000}]}";
  }

  private static Inbound inbound(String text) {
    return new SocketReader(new Entry(List.of(Network.MAINNET), any -> true)).read(text);
  }

  /** A socket that hears of bbo for ten seconds in which an order is placed each second. */
  private Sent quoted(Exchange exchange) {
    Sent sent = new Sent();
    exchange.connected(1, REMOTE, sent, START);
    exchange.received(
        1,
        inbound("{\"method\":\"subscribe\",\"subscription\":{\"type\":\"bbo\",\"coin\":\"BTC\"}}"),
        START);
    for (int i = 1; i <= 10; i++) {
      long nanos = START + i * SECOND;
      exchange.advanceTo(nanos);
      place(exchange, 90_000 + i, nanos);
    }
    exchange.advanceTo(START + 20 * SECOND);
    return sent;
  }

  private void place(Exchange exchange, long price, long nanos) {
    exchange.act(
        REMOTE,
        new Reading.Good(
            new Request(
                TradingAction.Order.of(
                    List.of(
                        Trader.limit(Side.BID, Long.toString(price), "0.001", TimeInForce.ALO))),
                ALICE,
                nonce++,
                null,
                Long.MAX_VALUE)),
        nanos,
        answers::add);
  }

  private static List<String> prices(Sent sent) {
    return sent.frames.stream()
        .filter(frame -> frame.contains("\"channel\":\"bbo\"") && frame.contains("\"px\""))
        .map(frame -> frame.replaceFirst(".*?\"px\":\"(\\d+).*", "$1"))
        .toList();
  }

  @Test
  void without_faults_every_change_of_the_touch_comes_once_and_in_order() {
    Sent sent = quoted(exchange("{\"rules\":[]}", Terms.OFF));

    assertThat(prices(sent))
        .containsExactly(
            "90001", "90002", "90003", "90004", "90005", "90006", "90007", "90008", "90009",
            "90010");
  }

  @ParameterizedTest
  @CsvSource({
    "drop, 0",
    "delay, 10",
    "duplicate, 20",
    "garbage, 10",
    "stall, 10",
    "half-close, 0",
    "disconnect, 0"
  })
  void a_fault_strikes_the_frames_of_its_channel(String fault, int frames) {
    Exchange exchange =
        exchange(
            "{\"rules\":[{\"fault\":\"%s\",\"target\":\"bbo\",\"delayMillis\":2000}]}"
                .formatted(fault),
            Terms.OFF);
    Sent sent = quoted(exchange);

    assertThat(prices(sent)).hasSize(frames);
    assertThat(sent.cut.isEmpty()).isEqualTo(!fault.equals("disconnect"));
    assertThat(status(exchange)).contains("\"" + fault + "\":");
  }

  private static String status(Exchange exchange) {
    return new String(exchange.status(), StandardCharsets.UTF_8);
  }

  @Test
  void reordered_frames_all_come_but_not_in_order() {
    Sent sent =
        quoted(
            exchange(
                "{\"seed\":4,\"rules\":[{\"fault\":\"reorder\",\"probability\":0.4}]}", Terms.OFF));

    assertThat(prices(sent)).isNotEqualTo(prices(sent).stream().sorted().toList());
  }

  @Test
  void the_same_plan_and_traffic_give_the_same_frames() {
    String plan =
        "{\"seed\":9,\"rules\":[{\"fault\":\"drop\",\"probability\":0.3},"
            + "{\"fault\":\"duplicate\",\"probability\":0.3}]}";

    List<String> once = quoted(exchange(plan, Terms.OFF)).frames;
    nonce = START / 1_000_000;
    assertThat(quoted(exchange(plan, Terms.OFF)).frames).isEqualTo(once);
  }

  @ParameterizedTest
  @CsvSource({"maintenance, 500", "status, 503"})
  void a_failing_venue_answers_with_a_status_and_carries_nothing_out(String fault, int status) {
    Exchange exchange = exchange(always(fault), Terms.OFF);
    place(exchange, 90_000, START);
    exchange.advanceTo(START + SECOND);

    assertThat(((HttpAnswer.Page) answers.getFirst()).status()).isEqualTo(status);
    assertThat(exchange.venue().accounts().get(0).orders().open()).isEmpty();
  }

  @Test
  void a_lost_answer_leaves_an_order_behind() {
    Exchange exchange = exchange(always("lost-ack"), Terms.OFF);
    place(exchange, 90_000, START);
    exchange.advanceTo(START + SECOND);

    assertThat(answers).hasSize(1).first().isInstanceOf(HttpAnswer.Silence.class);
    assertThat(exchange.venue().accounts().get(0).orders().open()).hasSize(1);
  }

  @Test
  void a_late_answer_comes_after_its_delay() {
    Exchange exchange = exchange(always("http-delay"), Terms.OFF);
    place(exchange, 90_000, START);
    exchange.advanceTo(START + SECOND);
    assertThat(answers).isEmpty();

    exchange.advanceTo(START + 3 * SECOND);
    assertThat(answers).hasSize(1);
  }

  @Test
  void a_plan_can_refuse_nonces() {
    Exchange exchange = exchange(always("reject-nonce"), Terms.OFF);
    place(exchange, 90_000, START);

    assertThat(text(answers.getFirst())).contains("Invalid nonce");
  }

  private static String text(HttpAnswer answer) {
    return new String(((HttpAnswer.Page) answer).body(), StandardCharsets.UTF_8);
  }

  @Test
  void request_weight_runs_out_and_comes_back_after_a_minute() {
    Exchange exchange = exchange("{\"rules\":[]}", Terms.VENUE);
    var meta = InfoRequestDecoder.decode("{\"type\":\"meta\"}".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < 61; i++) {
      exchange.inform(REMOTE, meta, START, answers::add);
    }
    exchange.inform(REMOTE, meta, START + 61 * SECOND, answers::add);

    assertThat(answers.stream().map(answer -> ((HttpAnswer.Page) answer).status()).toList())
        .containsSequence(200, 429, 200)
        .filteredOn(status -> status == 429)
        .hasSize(1);
  }

  @Test
  void an_address_may_have_ten_sockets() {
    Exchange exchange = exchange("{\"rules\":[]}", Terms.VENUE);
    List<Sent> sockets = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      Sent sent = new Sent();
      sockets.add(sent);
      exchange.connected(i, REMOTE, sent, START);
    }

    assertThat(sockets.stream().filter(sent -> !sent.cut.isEmpty())).hasSize(1);
  }

  @Test
  void a_socket_that_hears_nothing_for_a_minute_is_cut() {
    Exchange exchange = exchange("{\"rules\":[]}", Terms.VENUE);
    Sent sent = new Sent();
    exchange.connected(1, REMOTE, sent, START);
    exchange.advanceTo(START + 59 * SECOND);
    assertThat(sent.cut).isEmpty();

    exchange.advanceTo(START + 62 * SECOND);
    assertThat(sent.cut).contains("idle");
  }

  @Test
  void an_address_has_as_many_credits_as_it_has_traded_for() {
    Exchange exchange = exchange("{\"rules\":[]}", Terms.OFF);
    exchange.advanceTo(START);
    long nanos = START;
    for (int i = 0; i < 10_100; i++) {
      nanos += 1_000_000;
      place(exchange, 90_000, nanos);
      exchange.advanceTo(nanos);
    }
    exchange.advanceTo(nanos + SECOND);

    assertThat(text(answers.getLast())).contains("Too many cumulative requests sent");
  }
}
