package hft.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedEncoder;
import hft.wire.feed.Recorded;
import hft.wire.feed.StateEncoder;
import hft.wire.info.FrontendOrderRow;
import hft.wire.info.InfoDecoder;
import hft.wire.info.InfoRequestDecoder;
import hft.wire.json.JsonValue;
import hft.wire.json.JsonWriter;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ActionStatus;
import hft.wire.reply.ReplyDecoder;
import hft.wire.reply.ReplyEncoder;
import hft.wire.subscription.ClientMessage.Json;
import hft.wire.subscription.SubscriptionDecoder;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every recorded message of the venue is read by the codec it is for and, where we also write such
 * messages, written again the same. A new sample without a check fails.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SamplesTest {
  private static final CoinTable COINS =
      new CoinTable(
          List.of("BTC", "ETH", "SOL", "HYPE", "MATIC", "PNUT", "xyz:SP500", "@107", "@151"));
  private static final FeedEncoder FEED = new FeedEncoder(COINS);

  /** Samples no codec is for, and why. */
  private static final Map<String, String> EXEMPT =
      Map.of(
          "ws/l2_delta_channel.json", "an undocumented feed that may vanish; we do not use it",
          "ws/fastAssetCtxs_snapshot.json",
              "compressed contexts of all coins; we subscribe to single ones",
          "ws/fastAssetCtxs_docvector.json", "as the snapshot of the same channel",
          "node/node_trades_lines.json", "files of a node, not messages",
          "node/order_status.json", "files of a node, not messages",
          "node/raw_book_diffs.json", "files of a node, not messages",
          "node/replica_cmds_empty_block.json", "files of a node, not messages");

  /** Samples of channels that are handed on unread. */
  private static final Set<String> HANDED_ON =
      Set.of(
          "ws/activeSpotAssetCtx_hype.json",
          "ws/allDexsAssetCtxs.json",
          "ws/allMids_dex.json",
          "ws/notification.json",
          "ws/userNonFundingLedgerUpdates.json",
          "ws/webData3.json");

  private final Map<String, Consumer<JsonNode>> checks = new HashMap<>();

  SamplesTest() {
    for (String name : HANDED_ON) {
      checks.put(name, tree -> assertThat(line(tree)).startsWith("other "));
    }
    connection();
    marketData();
    account();
    replies();
    marketAnswers();
    accountAnswers();
  }

  @TestFactory
  List<DynamicTest> every_sample_is_read() {
    return Samples.names().stream()
        .filter(name -> !EXEMPT.containsKey(name))
        .map(
            name ->
                DynamicTest.dynamicTest(
                    name,
                    () -> {
                      assertThat(checks).as("no check reads this sample").containsKey(name);
                      Objects.requireNonNull(checks.get(name)).accept(Samples.tree(name));
                    }))
        .toList();
  }

  @Test
  void no_check_and_no_exemption_is_for_a_sample_that_does_not_exist() {
    Set<String> names = new HashSet<>(Samples.names());
    assertThat(names).containsAll(checks.keySet()).containsAll(EXEMPT.keySet());
  }

  // --- helpers

  private static String line(JsonNode message) {
    Recorded recorded = Recorded.of(COINS, Samples.compact(message));
    assertThat(recorded.malformed).as(message.toString()).isNull();
    Recorded spaced = Recorded.of(COINS, bytes(message.toPrettyString()));
    assertThat(spaced.lines.getFirst().replaceAll("\\s", ""))
        .isEqualTo(recorded.lines.getFirst().replaceAll("\\s", ""));
    return recorded.lines.getFirst();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void same(JsonNode theirs, JsonWriter ours, String... dropped) {
    assertThat(SameJson.differences(theirs, Samples.parse(ours.toBytes()), Set.of(dropped)))
        .isEmpty();
  }

  private static void sameBytes(JsonNode theirs, JsonWriter ours) {
    assertThat(ours.toString()).isEqualTo(theirs.toString());
  }

  private void message(String name, Consumer<JsonNode> check) {
    checks.put("ws/" + name + ".json", check);
  }

  // --- the connection

  private void connection() {
    var writer = new JsonWriter();
    message(
        "pong",
        tree -> {
          assertThat(line(tree)).isEqualTo("pong");
          FEED.pong(writer);
          sameBytes(tree, writer);
        });
    for (String name : List.of("error_parse", "error_already_subscribed")) {
      message(
          name,
          tree -> {
            String text = tree.get("data").textValue();
            assertThat(line(tree)).isEqualTo("error " + text);
            FEED.error(writer, text);
            sameBytes(tree, writer);
          });
    }
    for (String name : List.of("subscriptionResponse_bbo", "subscriptionResponse_l2Book_fast")) {
      message(
          name,
          tree -> {
            JsonNode sent = tree.get("data").get("subscription");
            assertThat(line(tree)).isEqualTo("subscribed " + sent);
            byte[] bytes = Samples.compact(sent);
            var cursor = new hft.wire.json.JsonCursor().reset(bytes, 0, bytes.length);
            FEED.subscribed(writer, SubscriptionDecoder.read(cursor), new Json(bytes));
            sameBytes(tree, writer);
          });
    }
  }

  // --- market data

  private void marketData() {
    for (String name :
        List.of(
            "l2Book_btc_20levels",
            "l2Book_default_cut3",
            "l2Book_hip3_cut3",
            "l2Book_delisted_empty",
            "l2Book_fast",
            "bbo_sol",
            "bbo_null_bid")) {
      message(name, SamplesTest::sameFrame);
    }
    for (String name : List.of("l2Book_SOL_20260401_0", "l2Book_ETH_20230601_0")) {
      checks.put(
          "archive/" + name + ".json",
          tree -> {
            for (JsonNode line : tree.get("lines")) {
              sameFrame(Samples.parse(bytes(line.textValue())).get("raw"));
            }
          });
    }
    for (String name : List.of("trades_sol", "trades_hash_zero")) {
      message(
          name,
          tree -> {
            assertThat(line(tree)).startsWith("TRADE #");
            var writer = new JsonWriter();
            FEED.trades(writer, InfoDecoder.of(Samples.compact(tree.get("data"))).trades());
            sameBytes(tree, writer);
          });
    }
    message(
        "activeAssetCtx_sol",
        tree ->
            assertThat(line(tree))
                .isEqualTo("CONTEXT #2 @7 +7 o12841000000 m12845000000 f12500000"));
    message(
        "candle_btc_1m",
        tree -> {
          assertThat(line(tree)).startsWith("other CANDLE");
          var writer = new JsonWriter();
          StateEncoder.candle(writer, InfoDecoder.of(Samples.compact(tree.get("data"))).candle());
          same(tree, writer);
        });
    message(
        "allMids",
        tree -> {
          assertThat(line(tree)).startsWith("other ALL_MIDS");
          var writer = new JsonWriter();
          StateEncoder.allMids(
              writer, InfoDecoder.of(Samples.compact(tree.get("data"))).pushedMids());
          sameBytes(tree, writer);
        });
  }

  /** What the decoder makes of it, written by the encoder, is the message again, byte for byte. */
  private static void sameFrame(JsonNode tree) {
    byte[] message = Samples.compact(tree);
    var writer = new JsonWriter();
    var rewriting =
        new hft.wire.feed.RewritingListener(
            (kind, frame) -> {
              if (kind == null) {
                FEED.bbo(writer, frame);
              } else {
                FEED.book(writer, kind, frame);
              }
            });
    new hft.wire.feed.FeedDecoder(COINS).decode(message, 0, message.length, 7, rewriting);
    sameBytes(tree, writer);
  }

  // --- our account

  private void account() {
    for (String name :
        List.of(
            "orderUpdates_open",
            "orderUpdates_canceled",
            "orderUpdates_open_filled_same_message",
            "orderUpdates_minTradeNtlRejected")) {
      message(
          name,
          tree -> {
            assertThat(line(tree)).startsWith("order #1 BID");
            var writer = new JsonWriter();
            FEED.orderUpdates(
                writer, InfoDecoder.of(Samples.compact(tree.get("data"))).orderUpdates());
            sameBytes(tree, writer);
          });
    }
    for (String name : List.of("user_fills", "user_fills_liquidation_maker")) {
      message(
          name,
          tree -> {
            assertThat(line(tree)).isEqualTo("1 fills");
            var writer = new JsonWriter();
            FEED.userFillEvent(
                writer, InfoDecoder.of(Samples.compact(tree.get("data").get("fills"))).fills());
            sameBytes(tree, writer);
          });
    }
    message(
        "userFills_snapshot",
        tree -> {
          JsonNode data = tree.get("data");
          assertThat(line(tree)).startsWith("snapshot of ");
          var writer = new JsonWriter();
          FEED.userFills(
              writer,
              data.get("user").textValue(),
              InfoDecoder.of(Samples.compact(data.get("fills"))).fills(),
              true);
          same(tree, writer);
        });
    message("user_funding", tree -> assertThat(line(tree)).isEqualTo("1 fundings"));
    message(
        "user_nonUserCancel",
        tree -> {
          assertThat(line(tree)).isEqualTo("cancelled #5 oid 566615769247");
          var writer = new JsonWriter();
          FEED.venueCancelEvent(writer, 5, 566615769247L);
          sameBytes(tree, writer);
        });
    message(
        "userFundings_snapshot",
        tree -> {
          JsonNode data = tree.get("data");
          assertThat(line(tree)).isEqualTo("snapshot of 4 fundings");
          var writer = new JsonWriter();
          FEED.userFundings(
              writer,
              data.get("user").textValue(),
              InfoDecoder.of(Samples.compact(data.get("fundings"))).fundingPayments(),
              true);
          sameBytes(tree, writer);
        });
    message(
        "clearinghouseState",
        tree -> {
          JsonNode data = tree.get("data");
          assertThat(line(tree)).startsWith("other CLEARINGHOUSE_STATE");
          var writer = new JsonWriter();
          StateEncoder.clearinghouseState(
              writer,
              data.get("user").textValue(),
              data.get("dex").textValue(),
              InfoDecoder.of(Samples.compact(data)).pushedClearinghouseState());
          same(tree, writer);
        });
    message(
        "openOrders",
        tree -> {
          JsonNode data = tree.get("data");
          List<FrontendOrderRow> orders = InfoDecoder.of(Samples.compact(data)).pushedOpenOrders();
          var writer = new JsonWriter();
          StateEncoder.openOrders(
              writer, data.get("user").textValue(), data.get("dex").textValue(), orders);
          sameBytes(tree, writer);
        });
    message(
        "activeAssetData",
        tree -> {
          var writer = new JsonWriter();
          StateEncoder.activeAssetData(
              writer, InfoDecoder.of(Samples.compact(tree.get("data"))).activeAssetData());
          same(tree, writer);
        });
  }

  // --- answers to actions

  private void replies() {
    for (String name :
        List.of(
            "post_action_order_resting",
            "post_action_order_filled",
            "post_action_order_too_large",
            "post_action_cancel_success",
            "post_action_err_signature")) {
      message(
          name,
          tree -> {
            JsonNode data = tree.get("data");
            assertThat(line(tree)).startsWith("reply " + data.get("id") + " ");
            JsonNode payload = data.get("response").get("payload");
            var writer = new JsonWriter();
            rewrite(payload, writer);
            byte[] body = writer.toBytes();
            FEED.postedAction(writer, data.get("id").longValue(), body, 0, body.length);
            sameBytes(tree, writer);
          });
    }
    message(
        "post_info_null",
        tree -> {
          assertThat(line(tree)).isEqualTo("info 7 null");
          assertThat(InfoDecoder.of(bytes("null")).l2Book()).isNull();
          var writer = new JsonWriter();
          FEED.postedInfo(writer, 7, "l2Book", bytes("null"), 0, 4);
          sameBytes(tree, writer);
        });
    for (String name :
        List.of(
            "order_resting_cloid",
            "order_error_price_band",
            "order_error_ioc_no_match",
            "err_unknown_signer",
            "modify_error_invalid_new_order",
            "cancel_success",
            "schedule_cancel_volume_err",
            "rate_limit_err",
            "default_ok")) {
      checks.put("exchange/" + name + ".json", SamplesTest::sameReply);
    }
    checks.put(
        "exchange/twap_running.json",
        tree -> assertThat(decoded(tree).kind).isEqualTo(ActionReply.Kind.OTHER));
    for (String name :
        List.of(
            "exchanges_Orders_Above10",
            "exchanges_Orders_Below10",
            "exchanges_Cancel_DoubleCancel",
            "exchanges_CancelByCloid_Success")) {
      checks.put(
          "exchange/" + name + ".json",
          tree -> tree.forEach(exchange -> sameReply(exchange.get("response"))));
    }
  }

  private static ActionReply decoded(JsonNode body) {
    byte[] bytes = Samples.compact(body);
    var reply = new ActionReply();
    new ReplyDecoder().decode(bytes, 0, bytes.length, reply);
    return reply;
  }

  private static void sameReply(JsonNode body) {
    var writer = new JsonWriter();
    rewrite(body, writer);
    sameBytes(body, writer);
  }

  private static void rewrite(JsonNode body, JsonWriter writer) {
    ActionReply reply = decoded(body);
    switch (reply.kind) {
      case ORDER -> ReplyEncoder.beginOrders(writer);
      case CANCEL -> ReplyEncoder.beginCancels(writer);
      case DEFAULT -> {
        ReplyEncoder.done(writer);
        return;
      }
      case REFUSED -> {
        ReplyEncoder.refused(writer, reply.text());
        return;
      }
      case OTHER -> throw new AssertionError("not an answer we know: " + body);
    }
    for (int i = 0; i < reply.count(); i++) {
      ActionStatus status = reply.status(i);
      var id = status.hasClientOrderId ? status.clientOrderId() : null;
      switch (status.kind) {
        case RESTING -> ReplyEncoder.resting(writer, status.oid, id);
        case FILLED ->
            ReplyEncoder.filled(writer, status.oid, status.filledSize, status.averagePrice, id);
        case ERROR -> ReplyEncoder.error(writer, status.text());
        case SUCCESS -> ReplyEncoder.success(writer);
        case WAITING, UNKNOWN -> throw new AssertionError("not a status we know: " + body);
      }
    }
    ReplyEncoder.end(writer);
  }

  // --- answers to info requests

  private void marketAnswers() {
    answer("meta_mainnet", InfoDecoder::meta);
    answer("metaAndAssetCtxs_first8", InfoDecoder::metaAndAssetContexts, "collateralToken");
    answer("allMids", InfoDecoder::allMids);
    answer("l2Book_dydx", decoder -> java.util.Objects.requireNonNull(decoder.l2Book()));
    rows("candleSnapshot", InfoDecoder::candles);
    rows("fundingHistory", InfoDecoder::fundingHistory);
    rows("fundingHistory_btc", InfoDecoder::fundingHistory);
    answer("exchangeStatus", InfoDecoder::exchangeStatus);
    checks.put(
        "info/perpDexLimits.json",
        tree -> sameRequest(tree.get("request"))); // of builder dexs, which we do not trade
  }

  private void accountAnswers() {
    answer("clearinghouseState", InfoDecoder::clearinghouseState);
    answer("clearinghouseState_2023", InfoDecoder::clearinghouseState, "maxTradeSzs");
    rows("openOrders", InfoDecoder::openOrders);
    rows("openOrders_cloid", InfoDecoder::openOrders);
    rows("frontendOpenOrders", InfoDecoder::frontendOpenOrders);
    answer("orderStatus_filled", InfoDecoder::orderStatus);
    answer("orderStatus_unknownOid", InfoDecoder::orderStatus);
    rows("userFills", InfoDecoder::fills);
    rows("userFillsByTime", InfoDecoder::fills);
    rows("userFills_dust_and_vault", InfoDecoder::fills);
    answer("userFees_docs", InfoDecoder::userFees, "stakingLink");
    answer("userRateLimit", InfoDecoder::userRateLimit);
    answer("userRole", InfoDecoder::userRole);
    rows("extraAgents", InfoDecoder::extraAgents);
    answer("activeAssetData", InfoDecoder::activeAssetData);
  }

  private void answer(String name, Function<InfoDecoder, JsonValue> reader, String... dropped) {
    check(name, (decoder, writer) -> writer.value(reader.apply(decoder)), dropped);
  }

  private void rows(String name, Function<InfoDecoder, List<? extends JsonValue>> reader) {
    check(name, (decoder, writer) -> writer.list(reader.apply(decoder)));
  }

  private interface Rewriter {
    void rewrite(InfoDecoder decoder, JsonWriter writer);
  }

  private void check(String name, Rewriter rewriter, String... dropped) {
    checks.put(
        "info/" + name + ".json",
        tree -> {
          boolean pair = tree.has("request");
          if (pair) {
            sameRequest(tree.get("request"));
          }
          JsonNode body = pair ? tree.get("response") : tree;
          var writer = new JsonWriter();
          rewriter.rewrite(InfoDecoder.of(Samples.compact(body)), writer);
          same(body, writer, dropped);
        });
  }

  private static void sameRequest(JsonNode request) {
    var writer = new JsonWriter();
    InfoRequestDecoder.decode(Samples.compact(request)).write(writer);
    same(request, writer);
  }
}
