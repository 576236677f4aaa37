package hft.exchange.server;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.exchange.entry.Entry.Reading;
import hft.exchange.venue.Request;
import hft.wire.action.AccountAction;
import hft.wire.action.Action;
import hft.wire.action.Address;
import hft.wire.action.Network;
import hft.wire.action.OrderRef;
import hft.wire.action.OrderRequest;
import hft.wire.action.OrderType;
import hft.wire.action.SigningScope;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import hft.wire.action.UserSignedAction;
import hft.wire.info.InfoRequestDecoder;
import hft.wire.json.MalformedMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Nothing a client sends may stop the venue, leave a request unanswered or unbalance its books. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class HostileClientTest {
  private static final long START = 1_790_000_000_000_000_000L;
  private static final long STEP = 20_000_000;
  private static final Address ALICE = Address.parse("0x" + "a".repeat(40));
  private static final Address BOB = Address.parse("0x" + "b".repeat(40));
  private static final long[] NUMBERS = {
    Long.MIN_VALUE, -1, 0, 1, 10, 1_000_000, Long.MAX_VALUE / 1_000_000, Long.MAX_VALUE
  };

  private static Exchange exchange() {
    return new Exchange(
        ExchangeSettings.defaults()
            .withAccounts(Map.of(ALICE, 100_000 * Fixed8.ONE, BOB, 100_000 * Fixed8.ONE)),
        Market.ofClients(
            List.of(Instrument.perp(0, "BTC", 5), Instrument.perp(1, "ETH", 4)),
            Map.of("BTC", Fixed8.parse("100000"), "ETH", Fixed8.parse("4000"))),
        START);
  }

  @Test
  void random_actions_are_all_answered_and_the_books_stay_balanced() {
    SplittableRandom random = new SplittableRandom(11);
    Exchange exchange = exchange();
    long nanos = START;
    int asked = 0;
    List<HttpAnswer> answers = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      nanos += random.nextLong(STEP);
      exchange.advanceTo(nanos);
      long nonce = nanos / 1_000_000 + i % 7;
      Address signer = random.nextBoolean() ? ALICE : BOB;
      Request request = new Request(action(random, nonce), signer, nonce, null, Long.MAX_VALUE);
      exchange.act("127.0.0.1", new Reading.Good(request), nanos, answers::add);
      asked++;
    }
    exchange.advanceTo(nanos + 1_000_000_000L);

    assertThat(answers).hasSize(asked);
    assertThat(new String(exchange.status(), StandardCharsets.UTF_8))
        .contains("\"conserved\":true");
    assertThat(exchange.venue().accounts().all())
        .anySatisfy(account -> assertThat(account.fills().latest(1, row -> true)).isNotEmpty());
  }

  private static Action action(SplittableRandom random, long nonce) {
    int asset = random.nextInt(10) == 0 ? random.nextInt(3_000) : random.nextInt(2);
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    return switch (random.nextInt(14)) {
      case 0 -> new TradingAction.Cancel(List.of(new TradingAction.OidCancel(asset, number)), true);
      case 1 -> new TradingAction.CancelByCloid(List.of(cloid(random, asset)), false);
      case 2 ->
          new TradingAction.Modify(
              new OrderRef.ByOid(Math.max(0, number)), order(random, asset), false);
      case 3 ->
          new TradingAction.BatchModify(
              List.of(
                  new TradingAction.Modification(
                      new OrderRef.ByCloid(new ClientOrderId(0, random.nextInt(50))),
                      order(random, asset))),
              random.nextBoolean());
      case 4 -> new TradingAction.ScheduleCancel(number);
      case 5 -> new AccountAction.UpdateLeverage(asset, random.nextBoolean(), (int) number);
      case 6 -> new AccountAction.UpdateIsolatedMargin(asset, true, number);
      case 7 ->
          new UserSignedAction.UsdSend(
              SigningScope.of(Network.MAINNET), BOB.toString(), text(random), nonce);
      case 8 ->
          new UserSignedAction.Withdraw(
              SigningScope.of(Network.MAINNET), BOB.toString(), text(random), nonce);
      default -> TradingAction.Order.of(List.of(order(random, asset), order(random, asset)));
    };
  }

  private static String text(SplittableRandom random) {
    List<String> texts = List.of("", "-1", "1e9", "9".repeat(40), "0.000000001", "nan", "1");
    return texts.get(random.nextInt(texts.size()));
  }

  private static TradingAction.CloidCancel cloid(SplittableRandom random, int asset) {
    return new TradingAction.CloidCancel(asset, new ClientOrderId(0, random.nextInt(50)));
  }

  private static OrderRequest order(SplittableRandom random, int asset) {
    long base = asset == 1 ? 4_000 : 100_000;
    boolean sane = random.nextInt(5) > 0;
    long price = sane ? (base - 10 + random.nextInt(20)) * Fixed8.ONE : random.nextLong();
    long size = sane ? (1 + random.nextInt(20)) * 1_000_000L : random.nextLong();
    return new OrderRequest(
        asset,
        random.nextBoolean() ? Side.BID : Side.ASK,
        price,
        size,
        random.nextInt(8) == 0,
        random.nextInt(50) == 0
            ? new OrderType.Limit(TimeInForce.FRONTEND_MARKET)
            : new OrderType.Limit(TimeInForce.values()[random.nextInt(3)]),
        random.nextBoolean() ? new ClientOrderId(0, random.nextInt(50)) : null);
  }

  @Test
  void questions_of_any_shape_are_answered_or_turned_away_before_the_venue() {
    SplittableRandom random = new SplittableRandom(5);
    Exchange exchange = exchange();
    exchange.advanceTo(START + STEP);
    int answered = 0;
    for (int i = 0; i < 20_000; i++) {
      String body = question(random);
      List<HttpAnswer> answers = new ArrayList<>();
      try {
        var request = InfoRequestDecoder.decode(body.getBytes(StandardCharsets.UTF_8));
        exchange.inform("127.0.0.1", request, START + STEP, answers::add);
        assertThat(answers).as(body).hasSize(1);
        answered++;
      } catch (MalformedMessage e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(answered).isGreaterThan(5_000);
  }

  private static String question(SplittableRandom random) {
    List<String> types =
        List.of(
            "meta",
            "metaAndAssetCtxs",
            "allMids",
            "l2Book",
            "candleSnapshot",
            "openOrders",
            "frontendOpenOrders",
            "clearinghouseState",
            "orderStatus",
            "userFills",
            "userFillsByTime",
            "userFunding",
            "fundingHistory",
            "userRole",
            "userFees",
            "userRateLimit",
            "activeAssetData",
            "extraAgents",
            "maxBuilderFee",
            "recentTrades",
            "userNonFundingLedgerUpdates",
            "historicalOrders",
            "portfolio",
            "subAccounts");
    List<String> users = List.of(ALICE.toString(), "0x", "x", "", ALICE.toString().substring(2));
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    String coin = List.of("BTC", "btc", "", "ETH").get(random.nextInt(4));
    int figures = random.nextInt(8);
    return "{\"type\":\"%s\",\"user\":\"%s\",\"coin\":\"%s\",\"oid\":%d,\"startTime\":%d,"
            .formatted(
                types.get(random.nextInt(types.size())),
                users.get(random.nextInt(3) == 0 ? random.nextInt(users.size()) : 0),
                coin,
                number,
                number)
        + "\"endTime\":%d,\"nSigFigs\":%d,\"mantissa\":%d,\"builder\":\"x\","
            .formatted(number, figures, random.nextInt(7))
        + "\"req\":{\"coin\":\"%s\",\"interval\":\"%s\",\"startTime\":%d}}"
            .formatted(coin, random.nextBoolean() ? "1m" : "2x", number);
  }
}
