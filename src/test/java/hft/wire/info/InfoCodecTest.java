package hft.wire.info;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.wire.json.Fault;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import hft.wire.json.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InfoCodecTest {
  private static final String USER = "0xAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAbAb";

  private static final long MILLI = 1_000_000;
  private static final ClientOrderId CLOID = new ClientOrderId(7, -2);
  private static final OrderRow ORDER =
      new OrderRow("BTC", Side.ASK, 500_000_000, 1, 9, 4 * MILLI, 2, CLOID, true);
  private static final FrontendOrderRow FRONTEND = FrontendOrderRow.limit(ORDER, "Alo");
  private static final SpotState SPOT =
      new SpotState(List.of(new SpotState.Balance("USDC", 0, 5, 1, 0)));
  private static final ClearinghouseState STATE =
      new ClearinghouseState(
          new ClearinghouseState.MarginSummary(1, 2, -3, 4),
          new ClearinghouseState.MarginSummary(5, 6, 7, 8),
          9,
          10,
          List.of(
              new Position(
                  "ETH",
                  -5,
                  new Leverage(false, 20, -1L),
                  100L,
                  3,
                  -4,
                  -5,
                  null,
                  6,
                  25,
                  new Position.CumulativeFunding(1, 2, -3))),
          11 * MILLI);

  private static byte[] written(JsonValue value) {
    return new JsonWriter().value(value).toBytes();
  }

  static Stream<InfoRequest> requests() {
    return Stream.of(InfoType.values()).flatMap(InfoCodecTest::requests);
  }

  private static Stream<InfoRequest> requests(InfoType type) {
    return switch (type.shape()) {
      case GENERAL -> Stream.of(new InfoRequest.General(type));
      case OF_DEX -> Stream.of(new InfoRequest.OfDex(type, ""), new InfoRequest.OfDex(type, "xyz"));
      case OF_COIN -> Stream.of(new InfoRequest.OfCoin(type, "BTC"));
      case BOOK -> Stream.of(new InfoRequest.Book("BTC", 0, 0), new InfoRequest.Book("@107", 5, 2));
      case CANDLES -> Stream.of(new InfoRequest.Candles("BTC", "1m", 5 * MILLI, 6 * MILLI));
      case FUNDING_HISTORY -> Stream.of(new InfoRequest.FundingHistory("BTC", 5 * MILLI, null));
      case OF_USER -> Stream.of(new InfoRequest.OfUser(type, USER));
      case OF_USER_ON_DEX -> Stream.of(new InfoRequest.OfUserOnDex(type, USER, "xyz"));
      case OF_USER_AND_COIN -> Stream.of(new InfoRequest.OfUserAndCoin(type, USER, "BTC"));
      case ORDER_STATUS ->
          Stream.of(
              new InfoRequest.OrderStatus(USER, 1L << 53, null),
              new InfoRequest.OrderStatus(USER, 0, CLOID));
      case FILLS -> Stream.of(new InfoRequest.Fills(USER, true));
      case RANGE -> Stream.of(new InfoRequest.Range(type, USER, 5 * MILLI, null, false));
      case BUILDER_FEE -> Stream.of(new InfoRequest.BuilderFee(USER, "0xCd"));
    };
  }

  @ParameterizedTest
  @MethodSource("requests")
  void every_request_comes_back(InfoRequest request) {
    assertThat(InfoRequestDecoder.decode(written(request))).isEqualTo(request);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"userFillsByTime\",\"user\":\"0xabababababababababababababababababababab\",\"startTime\":5,\"endTime\":null,\"aggregateByTime\":false}",
        "{\"user\":\"0xabababababababababababababababababababab\",\"startTime\":5,\"type\":\"userFillsByTime\",\"unknown\":{}}",
      })
  void defaults_nulls_and_strangers_make_no_difference(String request) {
    assertThat(InfoRequestDecoder.decode(request.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(
            new InfoRequest.Range(
                InfoType.USER_FILLS_BY_TIME,
                "0xabababababababababababababababababababab",
                5 * MILLI,
                null,
                false));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{",
        "{}",
        "{\"type\":7}",
        "{\"type\":\"dance\"}",
        "{\"type\":\"l2Book\"}",
        "{\"type\":\"l2Book\",\"coin\":7}",
        "{\"type\":\"userRole\",\"user\":\"0x1\"}",
        "{\"type\":\"orderStatus\",\"user\":\"0xabababababababababababababababababababab\",\"oid\":\"12\"}",
        "{\"type\":\"orderStatus\",\"user\":\"0xabababababababababababababababababababab\",\"oid\":1.5}",
        "{\"type\":\"fundingHistory\",\"coin\":\"BTC\",\"startTime\":-1}",
        "{\"type\":\"meta\"} {}",
      })
  void a_request_the_venue_would_not_read_is_malformed(String request) {
    assertThatThrownBy(() -> InfoRequestDecoder.decode(request.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedMessage.class);
  }

  private record Answer(JsonValue value, Function<InfoDecoder, ?> reader) {}

  static Stream<Answer> answers() {
    return Stream.of(
        new Answer(meta(), InfoDecoder::meta),
        new Answer(
            new MetaAndAssetContexts(meta(), List.of(context(null), context(5L))),
            InfoDecoder::metaAndAssetContexts),
        new Answer(new AllMids(Map.of("BTC", 5L)), InfoDecoder::allMids),
        new Answer(
            new L2Snapshot("BTC", MILLI, List.of(new L2Snapshot.Level(2, 1, 3)), List.of(), 7L),
            InfoDecoder::l2Book),
        new Answer(STATE, InfoDecoder::clearinghouseState),
        new Answer(SPOT, InfoDecoder::spotState),
        new Answer(new ExchangeStatus(5 * MILLI), InfoDecoder::exchangeStatus),
        new Answer(
            new OrderStatusAnswer(new OrderStatusRow(FRONTEND, "filled", MILLI)),
            InfoDecoder::orderStatus),
        new Answer(new OrderStatusAnswer(null), InfoDecoder::orderStatus),
        new Answer(new UserRateLimit(5, 6, 7, 8), InfoDecoder::userRateLimit),
        new Answer(new UserRole("agent", "0x1"), InfoDecoder::userRole),
        new Answer(new UserRole("subAccount", "0x2"), InfoDecoder::userRole),
        new Answer(new UserRole("missing", null), InfoDecoder::userRole),
        new Answer(
            new ActiveAssetData("0x1", "BTC", new Leverage(true, 3, null), 1, 2, 3, 4, 5),
            InfoDecoder::activeAssetData));
  }

  private static Meta meta() {
    return new Meta(
        List.of(
            new AssetMeta("BTC", 5, 40, 56, false, false, null),
            new AssetMeta("LOOM", 1, 3, 3, true, true, "strictIsolated")),
        List.of(new MarginTable(56, "tiered", List.of(new MarginTable.Tier(0, 40)))),
        0);
  }

  private static AssetContext context(@Nullable Long optional) {
    return new AssetContext(-12_500_000, 5, 6, 7, optional, 8, 9, optional, optional, optional, 10);
  }

  @ParameterizedTest
  @MethodSource("answers")
  void every_answer_comes_back(Answer answer) {
    assertThat((Object) answer.reader().apply(InfoDecoder.of(written(answer.value()))))
        .isEqualTo(answer.value());
  }

  private record Rows(List<? extends JsonValue> rows, Function<InfoDecoder, List<?>> reader) {}

  static Stream<Rows> rows() {
    var fill =
        new FillRow(
            "BTC",
            1,
            2,
            Side.BID,
            MILLI,
            -3,
            "Close Short",
            -4,
            "0x0",
            5,
            true,
            -6,
            7,
            CLOID,
            "USDC",
            8L,
            new FillRow.Liquidation("0x1", 9, "market"),
            10L);
    var payment = new FundingPaymentRow(MILLI, "BTC", -1, 2, -3, 4L);
    return Stream.of(
        new Rows(List.of(fill), InfoDecoder::fills),
        new Rows(List.of(ORDER), InfoDecoder::openOrders),
        new Rows(List.of(FRONTEND), InfoDecoder::frontendOpenOrders),
        new Rows(
            List.of(new OrderStatusRow(FRONTEND, "canceled", MILLI)),
            InfoDecoder::historicalOrders),
        new Rows(List.of(new OrderUpdateRow(ORDER, "open", MILLI)), InfoDecoder::orderUpdates),
        new Rows(
            List.of(new TradeRow("BTC", Side.ASK, 1, 2, MILLI, "0x0", 3, "0x1", "0x2")),
            InfoDecoder::trades),
        new Rows(
            List.of(
                new FundingRateRow("BTC", -1, null, MILLI), new FundingRateRow("BTC", 1, 2L, 0)),
            InfoDecoder::fundingHistory),
        new Rows(List.of(payment), InfoDecoder::fundingPayments),
        new Rows(List.of(new UserFundingRow(payment, "0x0")), InfoDecoder::userFunding),
        new Rows(
            List.of(new AgentRow("mm1", "0x1", 5 * MILLI), new AgentRow("mm2", "0x2", null)),
            InfoDecoder::extraAgents),
        new Rows(
            List.of(new SubAccountRow("one", "0x1", "0x2", STATE, SPOT)), InfoDecoder::subAccounts),
        new Rows(
            List.of(new CandleRow(0, MILLI, "BTC", "1m", 1, 2, 3, 1, 5, 6)), InfoDecoder::candles));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void every_row_comes_back(Rows rows) {
    byte[] list = new JsonWriter().list(rows.rows()).toBytes();
    assertThat((Object) rows.reader().apply(InfoDecoder.of(list))).isEqualTo(rows.rows());
    for (int length = 0; length < list.length; length++) {
      var decoder = InfoDecoder.of(list, 0, length);
      assertThatThrownBy(() -> rows.reader().apply(decoder)).isInstanceOf(MalformedMessage.class);
    }
  }

  @Test
  void what_is_wrong_names_the_field() {
    byte[] body = "{\"marginSummary\":{\"accountValue\":\"1e3\"}}".getBytes(StandardCharsets.UTF_8);
    var malformed =
        catchThrowableOfType(
            MalformedMessage.class, () -> InfoDecoder.of(body).clearinghouseState());
    assertThat(malformed.fault()).isEqualTo(Fault.BAD_NUMBER);
    assertThat(malformed).hasMessageContaining("marginSummary.accountValue");
  }

  @Test
  void the_words_of_a_fill_follow_from_the_position_before() {
    assertThat(FillRow.direction(Side.BID, 0, 5)).isEqualTo("Open Long");
    assertThat(FillRow.direction(Side.ASK, 0, 5)).isEqualTo("Open Short");
    assertThat(FillRow.direction(Side.BID, 3, 5)).isEqualTo("Open Long");
    assertThat(FillRow.direction(Side.BID, -5, 5)).isEqualTo("Close Short");
    assertThat(FillRow.direction(Side.BID, -4, 5)).isEqualTo("Short > Long");
    assertThat(FillRow.direction(Side.ASK, 5, 5)).isEqualTo("Close Long");
    assertThat(FillRow.direction(Side.ASK, 4, 5)).isEqualTo("Long > Short");
  }
}
