package hft.wire;

import static hft.wire.SampleChecks.FEED;
import static hft.wire.SampleChecks.info;
import static hft.wire.SampleChecks.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.feed.FeedDecoder;
import hft.wire.feed.RewritingListener;
import hft.wire.feed.StateEncoder;
import hft.wire.json.JsonCursor;
import hft.wire.json.JsonWriter;
import hft.wire.subscription.ClientMessage.Json;
import hft.wire.subscription.SubscriptionDecoder;
import java.util.List;

/** The connection's own messages and the public market data. */
final class MarketSamples {
  private MarketSamples() {}

  static void addTo(SampleChecks checks) {
    handedOn(checks);
    connection(checks);
    books(checks);
    tape(checks);
  }

  private static void connection(SampleChecks checks) {
    checks.message("pong", "pong", (_, writer) -> FEED.pong(writer));
    for (String name : List.of("error_parse", "error_already_subscribed")) {
      checks.message(
          name,
          tree -> {
            String text = tree.get("data").textValue();
            assertThat(line(tree)).isEqualTo("error " + text);
            SampleChecks.sameBytes(tree, (_, writer) -> FEED.error(writer, text));
          });
    }
    for (String name : List.of("subscriptionResponse_bbo", "subscriptionResponse_l2Book_fast")) {
      checks.message(
          name,
          tree -> {
            JsonNode sent = tree.get("data").get("subscription");
            assertThat(line(tree)).isEqualTo("subscribed " + sent);
            byte[] bytes = Samples.compact(sent);
            var cursor = new JsonCursor().reset(bytes, 0, bytes.length);
            SampleChecks.sameBytes(
                tree,
                (_, writer) ->
                    FEED.subscribed(writer, SubscriptionDecoder.read(cursor), new Json(bytes)));
          });
    }
  }

  private static void books(SampleChecks checks) {
    for (String name :
        List.of(
            "l2Book_btc_20levels",
            "l2Book_default_cut3",
            "l2Book_hip3_cut3",
            "l2Book_delisted_empty",
            "l2Book_fast",
            "bbo_sol",
            "bbo_null_bid")) {
      checks.message(name, MarketSamples::sameFrame);
    }
    for (String name : List.of("l2Book_SOL_20260401_0", "l2Book_ETH_20230601_0")) {
      checks.sample(
          "archive/" + name + ".json",
          tree -> {
            for (JsonNode line : tree.get("lines")) {
              sameFrame(Samples.parse(SampleChecks.bytes(line.textValue())).get("raw"));
            }
          });
    }
  }

  private static void sameFrame(JsonNode tree) {
    SampleChecks.sameBytes(tree, MarketSamples::rewriteFrame);
  }

  /** What the decoder makes of it, written by the encoder. */
  private static void rewriteFrame(JsonNode tree, JsonWriter writer) {
    byte[] message = Samples.compact(tree);
    var rewriting =
        new RewritingListener(
            (kind, frame) -> {
              if (kind == null) {
                FEED.bbo(writer, frame);
              } else {
                FEED.book(writer, kind, frame);
              }
            });
    new FeedDecoder(SampleChecks.COINS).decode(message, 0, message.length, 7, rewriting);
  }

  private static void tape(SampleChecks checks) {
    for (String name : List.of("trades_sol", "trades_hash_zero")) {
      checks.message(
          name, "TRADE #", (tree, writer) -> FEED.trades(writer, info(tree.get("data")).trades()));
    }
    checks.message(
        "activeAssetCtx_sol",
        tree ->
            assertThat(line(tree))
                .isEqualTo("CONTEXT #2 @7 +7 o12841000000 m12845000000 f12500000"));
    checks.similar(
        "candle_btc_1m",
        "other CANDLE",
        (tree, writer) -> StateEncoder.candle(writer, info(tree.get("data")).candle()));
    checks.message(
        "allMids",
        "other ALL_MIDS",
        (tree, writer) -> StateEncoder.allMids(writer, info(tree.get("data")).pushedMids()));
  }

  /** Feeds we do not use: recognised, and handed on unread. */
  private static void handedOn(SampleChecks checks) {
    for (String name : List.of("fastAssetCtxs_snapshot", "fastAssetCtxs_docvector")) {
      checks.message(
          name, tree -> assertThat(line(tree.get("message"))).startsWith("other FAST_ASSET_CTXS"));
    }
    checks.message(
        "l2_delta_channel",
        tree -> {
          for (JsonNode message : tree.findValues("recv")) {
            assertThat(line(message)).startsWith("other L2");
          }
        });
  }
}
