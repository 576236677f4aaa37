package hft.durable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.core.risk.DrawdownBreaker;
import hft.core.risk.Rung;
import hft.core.risk.SafetyState;
import hft.core.risk.TickToTradeBreaker;
import hft.port.SafetyRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Records and states as one line of JSON each, and back. */
final class Words {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Words() {}

  /** The breakers, of which account, and after how many releases. */
  record Remembered(String account, long releases, SafetyState state) {
    Remembered withDrawdownOpen() {
      DrawdownBreaker.State loss = state.drawdown();
      return new Remembered(
          account,
          releases,
          new SafetyState(
              state.tickToTrade(),
              new DrawdownBreaker.State(true, loss.trippedNanos(), loss.samples())));
    }
  }

  static String of(SafetyRecord record) {
    ObjectNode line = JSON.createObjectNode();
    line.put("at", Instant.ofEpochSecond(0, record.nanos()).toString());
    line.put("nanos", record.nanos());
    line.put("kind", record.kind().name().toLowerCase(Locale.ROOT));
    if (record.rung() != null) {
      line.put("rung", record.rung().text());
    }
    line.put("number", record.number());
    line.put("who", record.who());
    line.put("reason", record.reason());
    return line.toString();
  }

  /**
   * @throws IllegalArgumentException when it is not a record
   */
  static SafetyRecord record(String text) {
    JsonNode line = parse(text);
    JsonNode rung = line.get("rung");
    return new SafetyRecord(
        needed(line, "nanos").asLong(),
        SafetyRecord.Kind.valueOf(needed(line, "kind").asText().toUpperCase(Locale.ROOT)),
        rung == null ? null : Rung.of(rung.asText()),
        needed(line, "number").asLong(),
        needed(line, "who").asText(),
        needed(line, "reason").asText());
  }

  static String of(Remembered remembered) {
    ObjectNode text = JSON.createObjectNode();
    text.put("account", remembered.account());
    text.put("releases", remembered.releases());
    TickToTradeBreaker.State late = remembered.state().tickToTrade();
    ObjectNode tickToTrade = text.putObject("tickToTrade");
    tickToTrade.put("openUntilNanos", late.openUntilNanos());
    tickToTrade.put("latched", late.latched());
    ArrayNode trips = tickToTrade.putArray("trips");
    late.trips().forEach(trips::add);
    DrawdownBreaker.State loss = remembered.state().drawdown();
    ObjectNode drawdown = text.putObject("drawdown");
    drawdown.put("open", loss.open());
    drawdown.put("trippedNanos", loss.trippedNanos());
    ArrayNode samples = drawdown.putArray("samples");
    loss.samples().forEach(it -> samples.addArray().add(it.nanos()).add(it.equity()));
    return text + "\n";
  }

  /**
   * @throws IllegalArgumentException when it is not a state
   */
  static Remembered remembered(String text) {
    JsonNode root = parse(text);
    JsonNode late = needed(root, "tickToTrade");
    List<Long> trips = new ArrayList<>();
    needed(late, "trips").forEach(trip -> trips.add(trip.asLong()));
    JsonNode loss = needed(root, "drawdown");
    List<DrawdownBreaker.Sample> samples = new ArrayList<>();
    for (JsonNode sample : needed(loss, "samples")) {
      samples.add(
          new DrawdownBreaker.Sample(needed(sample, 0).asLong(), needed(sample, 1).asLong()));
    }
    return new Remembered(
        needed(root, "account").asText(),
        needed(root, "releases").asLong(),
        new SafetyState(
            new TickToTradeBreaker.State(
                needed(late, "openUntilNanos").asLong(),
                needed(late, "latched").asBoolean(),
                trips),
            new DrawdownBreaker.State(
                needed(loss, "open").asBoolean(), needed(loss, "trippedNanos").asLong(), samples)));
  }

  private static JsonNode parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node != null && node.isObject()) {
        return node;
      }
      throw new IllegalArgumentException("expected an object, was " + text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
    }
  }

  private static JsonNode needed(JsonNode node, String name) {
    JsonNode found = node.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return found;
  }

  private static JsonNode needed(JsonNode node, int index) {
    JsonNode found = node.get(index);
    if (found == null || !found.isIntegralNumber()) {
      throw new IllegalArgumentException("expected two whole numbers, was " + node);
    }
    return found;
  }
}
