package hft.wire.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.wire.Samples;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedEncoder;
import hft.wire.json.JsonWriter;
import hft.wire.json.MalformedMessage;
import hft.wire.subscription.ClientMessage.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ClientMessagesTest {
  private static final String USER = "0x" + "ab".repeat(20);
  private final ClientDecoder decoder = new ClientDecoder();

  private ClientMessage decode(String message) {
    byte[] bytes = ("  " + message).getBytes(StandardCharsets.UTF_8);
    return decoder.decode(bytes, 2, bytes.length - 2);
  }

  private ClientMessage decode(JsonWriter writer) {
    return decoder.decode(writer.buffer(), 0, writer.length());
  }

  static Stream<Subscription> subscriptions() {
    Stream<Subscription> plain =
        Stream.of(SubscriptionType.values())
            .map(
                type ->
                    new Subscription(
                        type,
                        type.takesCoin() ? "BTC" : "",
                        type.takesUser() ? USER : "",
                        "",
                        type == SubscriptionType.CANDLE ? "1m" : "",
                        0,
                        0,
                        false,
                        false,
                        false));
    return Stream.concat(
        plain,
        Stream.of(
            Subscription.l2BookFast("xyz:SP500"),
            Subscription.book("@107", 5, 2, false),
            Subscription.activeAssetData(USER, "ETH"),
            Subscription.candle("SOL", "1M"),
            new Subscription(
                SubscriptionType.ALL_MIDS, "", "", "xyz", "", 0, 0, false, false, false),
            new Subscription(
                SubscriptionType.USER_FILLS, "", USER, "", "", 0, 0, false, true, false)));
  }

  @ParameterizedTest
  @MethodSource("subscriptions")
  void every_subscription_comes_back_and_is_known_by_one_key(Subscription subscription) {
    assertThat(subscription.problem()).isNull();
    var writer = new JsonWriter();
    ClientEncoder.subscribe(writer, subscription);
    assertThat(decode(writer))
        .isEqualTo(new ClientMessage.Subscribe(subscription, new Json(bytes(subscription.key()))));
    ClientEncoder.unsubscribe(writer, subscription);
    assertThat(decode(writer)).isInstanceOf(ClientMessage.Unsubscribe.class);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void spellings_of_the_same_subscription_have_the_same_key() {
    String wanted =
        "{\"type\":\"l2Book\",\"coin\":\"BTC\",\"nSigFigs\":null,\"mantissa\":null,\"fast\":false}";
    for (String spelling :
        List.of(
            "{\"type\":\"l2Book\",\"coin\":\"BTC\"}",
            "{\"coin\":\"BTC\",\"mantissa\":null,\"type\":\"l2Book\",\"nSigFigs\":null}",
            "{\"type\":\"l2Book\",\"coin\":\"BTC\",\"fast\":false,\"user\":\"x\"}")) {
      var message = decode("{\"method\":\"subscribe\",\"subscription\":" + spelling + "}");
      assertThat(((ClientMessage.Subscribe) message).subscription().key()).isEqualTo(wanted);
    }
    assertThat(Subscription.ofUser(SubscriptionType.ORDER_UPDATES, "0xAB").key())
        .isEqualTo("{\"type\":\"orderUpdates\",\"user\":\"0xab\"}");
  }

  @Test
  void an_acknowledgement_repeats_every_field_that_was_sent() {
    String sent =
        "{\"type\":\"userFills\",\"user\":\""
            + USER
            + "\",\"dex\":\"\",\"aggregateByTime\":false,\"mine\":[1,null]}";
    var message =
        (ClientMessage.Unsubscribe)
            decode("{\"id\":\"x\",\"method\":\"unsubscribe\",\"subscription\":" + sent + "}");
    var writer = new JsonWriter();
    new FeedEncoder(new CoinTable(List.of()))
        .unsubscribed(writer, message.subscription(), message.sent());
    assertThat(Samples.parse(writer.toBytes()))
        .isEqualTo(
            Samples.parse(
                bytes(
                    "{\"channel\":\"subscriptionResponse\",\"data\":{\"method\":\"unsubscribe\",\"subscription\":"
                        + sent
                        + "}}")));
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "6, 0", "0, 2", "4, 5", "5, 3"})
  void merging_the_venue_does_not_know_is_a_problem(int nSigFigs, int mantissa) {
    assertThat(Subscription.book("BTC", nSigFigs, mantissa, false).problem()).isNotNull();
  }

  @Test
  void posts_carry_their_payload_unread() {
    var writer = new JsonWriter();
    byte[] payload = bytes("{\"action\":{\"type\":\"noop\"},\"nonce\":1}");
    ClientEncoder.postAction(writer, 1713825891591L, payload, 0, payload.length);
    assertThat(decode(writer))
        .isEqualTo(new ClientMessage.PostAction(1713825891591L, new Json(payload)));
    ClientEncoder.postInfo(writer, 7, payload, 0, payload.length);
    assertThat(decode(writer)).isEqualTo(new ClientMessage.PostInfo(7, new Json(payload)));
    ClientEncoder.ping(writer);
    assertThat(writer.toString()).isEqualTo("{\"method\":\"ping\"}");
    assertThat(decode(writer)).isEqualTo(new ClientMessage.Ping());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "[]",
        "{}",
        "{\"method\":\"dance\"}",
        "{\"method\":\"subscribe\"}",
        "{\"method\":\"subscribe\",\"xsubscription\":{\"type\":\"bbo\",\"coin\":\"SOL\"}}",
        "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"webData2\",\"user\":\"0x1\"}}",
        "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"bbo\"}}",
        "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"bbo\",\"coin\":[\"SOL\"]}}",
        "{\"method\":\"subscribe\",\"subscription\":{\"type\":\"l2\",\"coin\":\"SOL\"}}",
        "{\"method\":\"post\",\"request\":{\"type\":\"action\",\"payload\":{}}}",
        "{\"method\":\"post\",\"id\":\"x\",\"request\":{\"type\":\"action\",\"payload\":{}}}",
        "{\"method\":\"post\",\"id\":1,\"request\":{\"type\":\"explorer\",\"payload\":{}}}",
        "{\"method\":\"post\",\"id\":1,\"request\":{\"type\":\"action\"}}",
        "{\"method\":\"ping\"} x",
      })
  void what_the_venue_cannot_parse_is_malformed(String message) {
    assertThatThrownBy(() -> decode(message)).isInstanceOf(MalformedMessage.class);
  }
}
