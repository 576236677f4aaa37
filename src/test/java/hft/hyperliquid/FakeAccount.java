package hft.hyperliquid;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Answers as the venue would, with a memory of open orders. */
final class FakeAccount implements ScriptedVenue.Script {
  final List<JsonNode> actions = new CopyOnWriteArrayList<>();
  final Map<Long, String> open = new ConcurrentHashMap<>();
  final AtomicInteger overHttp = new AtomicInteger();
  volatile String orderStatuses = "[{\"resting\":{\"oid\":101}}]";
  volatile String cancelStatuses = "";
  volatile String noopAnswer = "{\"status\":\"ok\",\"response\":{\"type\":\"default\"}}";
  volatile String orderStatus = "{\"status\":\"unknownOid\"}";
  volatile String fills = "[]";
  volatile String ledger = "[]";

  /** Of a time in milliseconds; when set, instead of {@link #fills}. */
  volatile @Nullable LongFunction<String> fillsSince;

  volatile boolean silentOrders;
  volatile String orderRefusal = "";
  volatile long stateMillis = 1_000;
  volatile String rateLimit =
      "{\"cumVlm\":\"2854574.59\",\"nRequestsUsed\":2890,\"nRequestsCap\":2864574,\"nRequestsSurplus\":0}";

  List<Long> nonces(String type) {
    return actions.stream()
        .filter(it -> it.at("/action/type").asText().equals(type))
        .map(it -> it.get("nonce").asLong())
        .toList();
  }

  @Override
  public void subscribed(
      ScriptedVenue venue, io.netty.channel.Channel socket, JsonNode subscription) {
    if (subscription.get("type").asText().equals("userFills")) {
      ScriptedVenue.send(
          socket,
          "{\"channel\":\"userFills\",\"data\":{\"isSnapshot\":true,\"user\":\"0x0\",\"fills\":[]}}");
    }
  }

  @Override
  public @Nullable String posted(String type, JsonNode payload) {
    if (type.equals("info")) {
      return "{\"type\":" + payload.get("type") + ",\"data\":" + info(payload) + "}";
    }
    return action(payload);
  }

  @Override
  public @Nullable String http(String path, JsonNode body) {
    overHttp.incrementAndGet();
    return path.equals("/info") ? info(body) : action(body);
  }

  private String info(JsonNode request) {
    return switch (request.get("type").asText()) {
      case "openOrders" ->
          open.entrySet().stream()
              .map(
                  it ->
                      ("{\"coin\":\"%s\",\"side\":\"B\",\"limitPx\":\"1.0\",\"sz\":\"1.0\",\"oid\":%d,"
                           + "\"timestamp\":1,\"origSz\":\"1.0\"}")
                          .formatted(it.getValue(), it.getKey()))
              .toList()
              .toString();
      case "clearinghouseState" ->
          """
          {"marginSummary":{"accountValue":"179.007426","totalNtlPos":"47.66235","totalRawUsd":"131.345076",
          "totalMarginUsed":"2.383117"},"crossMarginSummary":{"accountValue":"179.007426","totalNtlPos":"47.66235",
          "totalRawUsd":"131.345076","totalMarginUsed":"2.383117"},"crossMaintenanceMarginUsed":"0.595779",
          "withdrawable":"174.241191","assetPositions":[{"type":"oneWay","position":{"coin":"BTC","szi":"0.00061",
          "leverage":{"type":"cross","value":20},"entryPx":"82771.8","positionValue":"47.66235",
          "unrealizedPnl":"-2.82848","returnOnEquity":"-1.1203935447","liquidationPx":null,"marginUsed":"2.383117",
          "maxLeverage":40,"cumFunding":{"allTime":"0.004156","sinceOpen":"0.004156","sinceChange":"-0.000221"}}}],
          "time":STATE_TIME}\
          """
              .replace("STATE_TIME", String.valueOf(stateMillis));
      case "userFillsByTime" -> {
        LongFunction<String> since = fillsSince;
        yield since == null ? fills : since.apply(request.get("startTime").asLong());
      }
      case "userNonFundingLedgerUpdates" -> ledger;
      case "orderStatus" -> orderStatus;
      case "userRateLimit" -> rateLimit;
      default -> "null";
    };
  }

  private @Nullable String action(JsonNode body) {
    actions.add(body);
    JsonNode action = body.get("action");
    return switch (action.get("type").asText()) {
      case "order" ->
          !orderRefusal.isEmpty()
              ? "{\"status\":\"err\",\"response\":\"" + orderRefusal + "\"}"
              : silentOrders ? null : statuses("order", orderStatuses);
      case "noop" -> noopAnswer;
      case "reserveRequestWeight" -> "{\"status\":\"ok\",\"response\":{\"type\":\"default\"}}";
      case "cancelByCloid" -> statuses("cancel", cancelStatuses);
      case "cancel" -> {
        StringBuilder answers = new StringBuilder();
        for (JsonNode cancel : action.get("cancels")) {
          answers.append(answers.isEmpty() ? "" : ",");
          answers.append(
              open.remove(cancel.get("o").asLong()) == null
                  ? "{\"error\":\"Order was never placed, already canceled, or filled.\"}"
                  : "\"success\"");
        }
        yield statuses("cancel", "[" + answers + "]");
      }
      default -> null;
    };
  }

  private static String statuses(String type, String statuses) {
    return "{\"status\":\"ok\",\"response\":{\"type\":\"%s\",\"data\":{\"statuses\":%s}}}"
        .formatted(type, statuses);
  }
}
