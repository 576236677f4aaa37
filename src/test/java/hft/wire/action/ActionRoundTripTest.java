package hft.wire.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ActionRoundTripTest {
  private final ActionEncoder encoder = new ActionEncoder();

  static Stream<L1Action> l1() {
    return ActionSamples.l1().stream();
  }

  static Stream<UserSignedAction> userSigned() {
    return ActionSamples.userSigned().stream();
  }

  @ParameterizedTest
  @MethodSource("l1")
  void what_is_sent_reads_back_and_hashes_the_same(L1Action action) {
    encoder.encode(action);
    ReceivedAction received = ActionReader.read(encoder.json().toBytes());
    assertThat(received.action()).isEqualTo(action);
    assertThat(received.msgpackAsSent().toBytes()).isEqualTo(encoder.msgpack().toBytes());
    assertThat(received.isCanonical()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("userSigned")
  void a_user_signed_action_reads_back(UserSignedAction action) {
    encoder.encode(action);
    assertThat(ActionReader.read(encoder.json().toBytes()).action()).isEqualTo(action);
    assertThat(encoder.msgpack().length()).isZero();
  }

  @Test
  void there_is_a_sample_of_every_action() {
    Set<Class<?>> sampled =
        Stream.concat(l1(), userSigned()).map(Object::getClass).collect(Collectors.toSet());
    Stream.of(TradingAction.class, AccountAction.class, UserSignedAction.class)
        .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
        .forEach(kind -> assertThat(sampled).contains(kind));
  }

  @Test
  void an_agent_without_a_name_is_sent_without_the_field() {
    encoder.encode(ActionSamples.userSigned().get(0));
    assertThat(encoder.json().toString()).doesNotContain("agentName");
  }

  @Test
  void told_piece_by_piece_it_is_the_same() {
    var order = ActionSamples.order();
    encoder.encode(TradingAction.Order.of(java.util.List.of(order)));
    String json = encoder.json().toString();
    byte[] msgpack = encoder.msgpack().toBytes();
    encoder.beginOrders(1);
    encoder.order(
        order.asset(),
        order.side(),
        order.price(),
        order.size(),
        false,
        TimeInForce.ALO,
        order.clientOrderId());
    encoder.endOrders();
    assertThat(encoder.json().toString()).isEqualTo(json);
    assertThat(encoder.msgpack().toBytes()).isEqualTo(msgpack);
    assertThat(json)
        .isEqualTo(
            "{\"type\":\"order\",\"orders\":[{\"a\":0,\"b\":true,\"p\":\"50000\",\"s\":\"0.001\","
                + "\"r\":false,\"t\":{\"limit\":{\"tif\":\"Alo\"}},"
                + "\"c\":\"0xabcd0000000000000000000000000007\"}],\"grouping\":\"na\"}");
  }

  @Test
  void the_venue_hashes_its_own_order_and_spelling() {
    var odd = read("{'cancels':[{'o':2,'a':1,'x':null}],'f':false,'type':'cancel'}");
    assertThat(odd.isCanonical()).isFalse();
    var plain = read("{'type':'cancel','cancels':[{'a':1,'o':2}]}");
    assertThat(odd.action()).isEqualTo(plain.action());
    assertThat(odd.canonicalMsgpack().toBytes()).isEqualTo(plain.msgpackAsSent().toBytes());
    assertThat(odd.msgpackAsSent().toBytes()).isNotEqualTo(plain.msgpackAsSent().toBytes());
  }

  @Test
  void an_unknown_action_is_kept_as_it_came() {
    var received = read("{'type':'dummy','num':18446744073709551615,'deep':[{'x':-33}]}");
    assertThat(received.action()).isInstanceOf(UnknownAction.class);
    assertThat(received.action().type()).isEqualTo("dummy");
    assertThat(java.util.HexFormat.of().formatHex(received.canonicalMsgpack().toBytes()))
        .isEqualTo("83a474797065a564756d6d79a36e756dcfffffffffffffffffa4646565709181a178d0df");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                    | action: expected an object",
        "{'num':1}                             | action.type: missing",
        "{'type':'cancel'}                     | action.cancels: missing",
        "{'type':'cancel','cancels':3}         | action.cancels: expected an array, was 3",
        "{'type':'cancel','cancels':[3]}       | action.cancels[0]: expected an object, was 3",
        "{'type':'cancel','cancels':[{'a':1,'o':'2'}]} | action.cancels[0].o: expected a whole"
            + " number",
        "{'type':'cancel','cancels':[{'a':-1,'o':2}]}  | action.cancels[0].a: expected a whole"
            + " number from 0",
        "{'type':'cancel','cancels':[{'a':4294967296,'o':2}]} | action.cancels[0].a: expected a"
            + " whole number below 2^31",
        "{'type':'cancel','cancels':[{'a':1,'o':2}],'f':1}    | action.f: expected true or false,"
            + " was 1",
        "{'type':'noop','type':'noop'}         | action: not JSON: Duplicate",
        "{'type':'noop'                        | action: not JSON",
        "{'type':'dummy','x':1.5}              | expected whole numbers only",
        "{'type':'dummy','x':18446744073709551616} | does not fit 64 bits",
        "{'type':'modify','oid':'0x1','order':{}}  | action.oid: expected 0x and 32 hex digits",
        "{'type':'reserveRequestWeight','weight':1,'destination':'0x12'} | action.destination: an"
            + " address is",
        "{'type':'usdSend','hyperliquidChain':'Moon'} | action.hyperliquidChain: expected Mainnet"
            + " or Testnet",
        "{'type':'usdSend','hyperliquidChain':'Mainnet','signatureChainId':'1'} |"
            + " action.signatureChainId",
      })
  void what_is_wrong_is_named(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(MalformedAction.class)
        .hasMessageContaining(message.strip());
  }

  @ParameterizedTest
  @CsvSource({"p,1e3", "p,NaN", "s,0.000000001", "s,99999999999999", "p,''"})
  void a_decimal_is_plain_and_in_range(String field, String value) {
    String order =
        "{'type':'order','orders':[{'a':0,'b':true,'p':'1','s':'1','r':false,"
            + "'t':{'limit':{'tif':'Gtc'}}}],'grouping':'na'}";
    String json = order.replace("'" + field + "':'1'", "'" + field + "':'" + value + "'");
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(MalformedAction.class)
        .hasMessageContaining("action.orders[0]." + field + ": expected a decimal string");
  }

  private static ReceivedAction read(String json) {
    return ActionReader.read(json.strip().replace('\'', '"').getBytes(StandardCharsets.UTF_8));
  }
}
