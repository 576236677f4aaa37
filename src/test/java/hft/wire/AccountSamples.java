package hft.wire;

import static hft.wire.SampleChecks.FEED;
import static hft.wire.SampleChecks.info;
import static hft.wire.SampleChecks.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.market.Fixed8;
import hft.wire.feed.StateEncoder;
import hft.wire.json.JsonWriter;
import java.util.List;

/** What the venue tells of our account: events, and states it repeats. */
final class AccountSamples {
  private AccountSamples() {}

  static void addTo(SampleChecks checks) {
    events(checks);
    snapshots(checks);
    ledger(checks);
    states(checks);
  }

  private static void events(SampleChecks checks) {
    for (String name :
        List.of(
            "orderUpdates_open",
            "orderUpdates_canceled",
            "orderUpdates_open_filled_same_message",
            "orderUpdates_minTradeNtlRejected")) {
      checks.message(
          name,
          "order #1 BID",
          (tree, writer) -> FEED.orderUpdates(writer, info(tree.get("data")).orderUpdates()));
    }
    for (String name : List.of("user_fills", "user_fills_liquidation_maker")) {
      checks.message(
          name,
          "1 fills",
          (tree, writer) ->
              FEED.userFillEvent(writer, info(tree.get("data").get("fills")).fills()));
    }
    checks.message("user_funding", tree -> assertThat(line(tree)).isEqualTo("1 fundings"));
    checks.message(
        "user_nonUserCancel",
        "cancelled #5 oid 566615769247",
        (_, writer) -> FEED.venueCancelEvent(writer, 5, 566615769247L));
  }

  private static void snapshots(SampleChecks checks) {
    checks.similar(
        "userFills_snapshot",
        "snapshot of ",
        (tree, writer) -> {
          JsonNode data = tree.get("data");
          FEED.userFills(writer, user(data), info(data.get("fills")).fills(), true);
        });
    checks.message(
        "userFundings_snapshot",
        "snapshot of 4 fundings",
        (tree, writer) -> {
          JsonNode data = tree.get("data");
          FEED.userFundings(writer, user(data), info(data.get("fundings")).fundingPayments(), true);
        });
  }

  /** Its liquidation has more than we keep; what it does to the account is what counts. */
  private static void ledger(SampleChecks checks) {
    checks.message(
        "userNonFundingLedgerUpdates",
        tree -> {
          assertThat(line(tree)).startsWith("other ");
          JsonNode data = tree.get("data");
          var rows = info(data).pushedLedgerUpdates();
          assertThat(rows)
              .extracting(row -> row.effectOn(user(data)))
              .containsExactly(Fixed8.parse("200079.847397"), 0L);
          var writer = new JsonWriter();
          FEED.ledgerUpdates(writer, user(data), rows.subList(0, 1), true);
          assertThat(writer.toString())
              .isEqualTo(tree.toString().replaceFirst(",\\{\"time\":1677618623525.*", "]}}"));
        });
  }

  private static void states(SampleChecks checks) {
    checks.similar(
        "clearinghouseState",
        "other CLEARINGHOUSE_STATE",
        (tree, writer) -> {
          JsonNode data = tree.get("data");
          StateEncoder.clearinghouseState(
              writer, user(data), dex(data), info(data).pushedClearinghouseState());
        });
    checks.message(
        "openOrders",
        "other ",
        (tree, writer) -> {
          JsonNode data = tree.get("data");
          StateEncoder.openOrders(writer, user(data), dex(data), info(data).pushedOpenOrders());
        });
    checks.similar(
        "activeAssetData",
        "other ",
        (tree, writer) ->
            StateEncoder.activeAssetData(writer, info(tree.get("data")).activeAssetData()));
  }

  private static String user(JsonNode data) {
    return data.get("user").textValue();
  }

  private static String dex(JsonNode data) {
    return data.get("dex").textValue();
  }
}
