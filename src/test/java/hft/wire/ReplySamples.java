package hft.wire;

import static hft.wire.SampleChecks.FEED;
import static hft.wire.SampleChecks.bytes;
import static hft.wire.SampleChecks.line;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hft.wire.info.InfoDecoder;
import hft.wire.json.JsonWriter;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ActionStatus;
import hft.wire.reply.ReplyDecoder;
import hft.wire.reply.ReplyEncoder;
import java.util.List;

/** Answers to actions, as bodies and as messages of the socket. */
final class ReplySamples {
  private ReplySamples() {}

  static void addTo(SampleChecks checks) {
    posts(checks);
    bodies(checks);
  }

  private static void posts(SampleChecks checks) {
    for (String name :
        List.of(
            "post_action_order_resting",
            "post_action_order_filled",
            "post_action_order_too_large",
            "post_action_cancel_success",
            "post_action_err_signature")) {
      checks.message(
          name,
          tree -> {
            JsonNode data = tree.get("data");
            assertThat(line(tree)).startsWith("reply " + data.get("id") + " ");
            var reply = new JsonWriter();
            rewrite(data.get("response").get("payload"), reply);
            byte[] body = reply.toBytes();
            SampleChecks.sameBytes(
                tree,
                (_, writer) ->
                    FEED.postedAction(writer, data.get("id").longValue(), body, 0, body.length));
          });
    }
    checks.message(
        "post_info_null",
        tree -> {
          assertThat(line(tree)).isEqualTo("info 7 null");
          assertThat(InfoDecoder.of(bytes("null")).l2Book()).isNull();
          SampleChecks.sameBytes(
              tree, (_, writer) -> FEED.postedInfo(writer, 7, "l2Book", bytes("null"), 0, 4));
        });
  }

  private static void bodies(SampleChecks checks) {
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
      checks.sample("exchange/" + name + ".json", ReplySamples::sameReply);
    }
    checks.sample(
        "exchange/twap_running.json",
        tree -> assertThat(decoded(tree).kind).isEqualTo(ActionReply.Kind.OTHER));
    for (String name :
        List.of(
            "exchanges_Orders_Above10",
            "exchanges_Orders_Below10",
            "exchanges_Cancel_DoubleCancel",
            "exchanges_CancelByCloid_Success")) {
      checks.sample(
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
    SampleChecks.sameBytes(body, ReplySamples::rewrite);
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
}
