package hft.exchange.venue;

import hft.core.match.OrderTarget;
import hft.core.match.VenueAnswer;
import hft.core.order.CancelOutcome;
import hft.core.order.ClientOrderId;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.wire.action.OrderRequest;
import hft.wire.json.JsonWriter;
import hft.wire.reply.ReplyEncoder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the core's answers into the venue's pages. */
final class AnswerPages {
  private static final String GONE = "Order was never placed, already canceled, or filled.";
  private static final String MODIFY_PREFIX = "Error placing new order during modify";

  private AnswerPages() {}

  /** Answers order and batchModify: one status for each of {@code orders}. */
  static byte[] placed(VenueAnswer answer, List<OrderRequest> orders) {
    List<Outcome> outcomes = ((VenueAnswer.Placed) answer).outcomes();
    String whole = wholeRefusal(outcomes);
    if (whole != null) {
      return Pages.refused(whole);
    }
    JsonWriter writer = new JsonWriter(64 + 96 * outcomes.size());
    ReplyEncoder.beginOrders(writer);
    for (int i = 0; i < outcomes.size(); i++) {
      status(writer, outcomes.get(i), orders.get(i));
    }
    ReplyEncoder.end(writer);
    return writer.toBytes();
  }

  private static void status(JsonWriter writer, Outcome outcome, OrderRequest order) {
    ClientOrderId id = order.clientOrderId();
    switch (outcome) {
      case Outcome.Resting(long oid) -> ReplyEncoder.resting(writer, oid, id);
      case Outcome.Filled(long oid, long size, long price) ->
          ReplyEncoder.filled(writer, oid, size, price, id);
      case Outcome.Rejected(var reason, String text) ->
          ReplyEncoder.error(writer, suffixed(reason, text, order.asset()));
      case Outcome.Unresolved(String why) -> throw new IllegalStateException(why);
    }
  }

  /** What was found wrong in execution names the asset; what was found before does not. */
  private static String suffixed(RejectReason reason, String text, int asset) {
    boolean inExecution =
        switch (reason) {
          case LOT -> false;
          case OTHER -> text.startsWith(MODIFY_PREFIX);
          case TICK -> !text.startsWith("Order has");
          default -> true;
        };
    return inExecution ? text + " asset=" + asset : text;
  }

  /** Answers modify, which tells no more than whether it worked. */
  static byte[] modified(VenueAnswer answer) {
    Outcome outcome = ((VenueAnswer.Placed) answer).outcomes().getFirst();
    return outcome instanceof Outcome.Rejected rejected
        ? Pages.refused(rejected.text())
        : Pages.done();
  }

  static byte[] cancelled(VenueAnswer answer, List<OrderTarget> targets) {
    List<CancelOutcome> outcomes = ((VenueAnswer.Cancelled) answer).outcomes();
    if (!outcomes.isEmpty()
        && outcomes.stream().allMatch(CancelOutcome.Refused.class::isInstance)) {
      return Pages.refused(((CancelOutcome.Refused) outcomes.getFirst()).text());
    }
    JsonWriter writer = new JsonWriter(64 + 96 * outcomes.size());
    ReplyEncoder.beginCancels(writer);
    for (int i = 0; i < outcomes.size(); i++) {
      switch (outcomes.get(i)) {
        case CancelOutcome.Canceled _ -> ReplyEncoder.success(writer);
        case CancelOutcome.Gone _ ->
            ReplyEncoder.error(writer, GONE + " asset=" + targets.get(i).instrumentId());
        case CancelOutcome.Refused(String text) -> ReplyEncoder.error(writer, text);
        case CancelOutcome.Unresolved(String why) -> throw new IllegalStateException(why);
      }
    }
    ReplyEncoder.end(writer);
    return writer.toBytes();
  }

  static byte[] scheduled(VenueAnswer answer) {
    String error = ((VenueAnswer.Scheduled) answer).error();
    return error.isEmpty() ? Pages.done() : Pages.refused(error);
  }

  /** Over the address limit or overloaded, the venue refuses the request and not its orders. */
  private static @Nullable String wholeRefusal(List<Outcome> outcomes) {
    String text = null;
    for (Outcome outcome : outcomes) {
      boolean whole =
          outcome instanceof Outcome.Rejected(var reason, String why)
              && (reason == RejectReason.RATE_LIMITED || reason == RejectReason.OVERLOADED);
      if (!whole) {
        return null;
      }
      text = ((Outcome.Rejected) outcome).text();
    }
    return text;
  }
}
