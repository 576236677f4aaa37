package hft.exchange.server;

import static hft.exchange.server.Trader.limit;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.wire.action.AccountAction;
import hft.wire.action.L1Action;
import hft.wire.action.OrderRequest;
import hft.wire.action.OrderType;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the local exchange leaves out is refused in the venue's form, by name, and does nothing. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnsupportedActionsTest {
  private ExchangeServer server;
  private Trader alice;

  @BeforeEach
  void start() throws IOException {
    server =
        ExchangeServer.start(
            ExchangeSettings.defaults()
                .withAccounts(Map.of(Trader.address(1), 100_000 * Fixed8.ONE)),
            Market.ofClients(
                List.of(Instrument.perp(0, "BTC", 5)), Map.of("BTC", Fixed8.parse("100000"))),
            () -> Instant.now().toEpochMilli() * 1_000_000);
    alice = Trader.of(server.url(), 1);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  static Stream<OrderType.Trigger> triggers() {
    return Stream.of(OrderType.Purpose.values())
        .flatMap(
            purpose ->
                Stream.of(true, false)
                    .map(
                        isMarket ->
                            new OrderType.Trigger(isMarket, Fixed8.parse("90000"), purpose)));
  }

  @ParameterizedTest
  @MethodSource("triggers")
  void trigger_orders_and_with_them_their_whole_batch(OrderType.Trigger trigger) throws Exception {
    OrderRequest plain = limit(Side.BID, "99000", "0.01", TimeInForce.GTC);
    var stop =
        new OrderRequest(
            0, Side.ASK, Fixed8.parse("90000"), Fixed8.parse("0.01"), true, trigger, null);
    refused(TradingAction.Order.of(List.of(plain, stop)), "trigger orders");
    assertThat(alice.info("{\"type\":\"openOrders\",\"user\":\"" + alice.address() + "\"}"))
        .isEmpty();
  }

  @Test
  void twap_orders() throws Exception {
    refused(
        new TradingAction.TwapOrder(0, Side.BID, Fixed8.parse("0.1"), false, 30, true),
        "TWAP orders");
    refused(new TradingAction.TwapCancel(0, 1), "TWAP orders");
  }

  @Test
  void money_of_sub_accounts_and_vaults() throws Exception {
    refused(
        new AccountAction.SubAccountTransfer(Trader.address(2), true, 1_000_000),
        "subAccountTransfer");
    JsonNode created = alice.act(new AccountAction.CreateSubAccount("desk"));
    assertThat(created.get("status").asText()).isEqualTo("err");
    assertThat(created.get("response").asText())
        .as("the venue's own bar comes first")
        .startsWith("Cannot create sub-accounts until enough volume traded. Required: $100000.");
  }

  private void refused(L1Action action, String what) throws Exception {
    assertThat(alice.act(action))
        .hasToString(
            "{\"status\":\"err\",\"response\":\"The local exchange does not support "
                + what
                + ".\"}");
  }
}
