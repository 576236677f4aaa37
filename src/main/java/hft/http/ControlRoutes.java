package hft.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import hft.port.OperatorDesk;
import hft.port.OperatorReply;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/**
 * {@code POST /api/kill}, {@code /api/ladder} and {@code /api/rearm}: bodies in, answers out.
 * Strict: a body with a key nobody knows was meant for something else.
 */
final class ControlRoutes {
  private static final int REASON_MAX = 500;
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final OperatorDesk desk;

  ControlRoutes(OperatorDesk desk) {
    this.desk = desk;
  }

  /** {@code {"reason": "...", "flatten": false}}. */
  CompletionStage<HttpResponse> kill(String who, byte[] body) {
    JsonNode wish = read(body, Set.of("reason", "flatten"));
    Rung rung = flag(wish, "flatten") ? Rung.FLATTEN : Rung.CANCEL_ALL;
    return engage(rung, reason(wish), who);
  }

  /** {@code {"step": "widen", "reason": "..."}}. */
  CompletionStage<HttpResponse> ladder(String who, byte[] body) {
    JsonNode wish = read(body, Set.of("step", "reason"));
    return engage(rung(wish, "step", ""), reason(wish), who);
  }

  /**
   * {@code {"confirm": "rearm", "confirmation": 7, "reason": "...", "from": "widen"}}; {@code from}
   * may be left out and is then the lowest.
   */
  CompletionStage<HttpResponse> rearm(String who, byte[] body) {
    JsonNode wish = read(body, Set.of("confirm", "confirmation", "reason", "from"));
    if (!text(wish, "confirm").equals("rearm")) {
      throw new Refusal(422, "confirm: expected the word \"rearm\"");
    }
    JsonNode confirmation = wish.get("confirmation");
    if (confirmation == null
        || !confirmation.canConvertToLong()
        || !confirmation.isIntegralNumber()) {
      throw new Refusal(
          422, "confirmation: expected the number of the newest engagement, see GET /api/status");
    }
    Rung from = rung(wish, "from", Rung.WIDEN.text());
    return desk.rearm(confirmation.asLong(), from, reason(wish), who)
        .thenApply(ControlRoutes::answer);
  }

  private CompletionStage<HttpResponse> engage(Rung rung, String reason, String who) {
    return desk.engage(rung, reason, who).thenApply(stopped -> answer(rung, stopped));
  }

  /** 200 when it is done; 202 while the venue has not confirmed; 500 when it is not on disk. */
  private static HttpResponse answer(Rung rung, OperatorReply.Stopped stopped) {
    boolean durable = stopped.trouble().isEmpty();
    ObjectNode body =
        Answers.object()
            .put("engaged", true)
            .put("step", rung.text())
            .put("number", stopped.number())
            .put("cancelled", stopped.cancelled())
            .put("confirmed", stopped.confirmed());
    if (stopped.confirmed()) {
      body.put("open", 0);
    } else {
      body.putNull("open");
      body.put("note", "the venue has not confirmed yet; cancel-all goes on until it does");
    }
    body.put("durable", durable);
    if (!durable) {
      body.put("error", "engaged, but a restart would forget it: " + stopped.trouble());
    }
    return Answers.json(durable ? stopped.confirmed() ? 200 : 202 : 500, body);
  }

  private static HttpResponse answer(OperatorReply.Rearmed rearmed) {
    if (!rearmed.trouble().isEmpty()) {
      return Answers.json(
          503,
          Answers.object()
              .put("rearmed", false)
              .put("number", rearmed.number())
              .put("error", rearmed.trouble()));
    }
    boolean wrong = rearmed.release() == Ladder.Release.WRONG_NUMBER;
    ObjectNode body = Answers.object().put("rearmed", !wrong).put("number", rearmed.number());
    if (wrong) {
      body.put("error", "confirmation is not the newest engagement: look again, then confirm it");
    }
    return Answers.json(wrong ? 409 : 200, body);
  }

  private static JsonNode read(byte[] body, Set<String> known) {
    JsonNode wish;
    try {
      wish = JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new Refusal(400, "the body is not JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new Refusal(400, "the body cannot be read");
    }
    if (wish == null || !wish.isObject()) {
      throw new Refusal(400, "expected a JSON object");
    }
    for (Iterator<String> names = wish.fieldNames(); names.hasNext(); ) {
      if (!known.contains(names.next())) {
        throw new Refusal(422, "unknown key; known here: " + String.join(", ", sorted(known)));
      }
    }
    return wish;
  }

  private static java.util.List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }

  private static String reason(JsonNode wish) {
    String reason = text(wish, "reason").strip().replaceAll("\\p{Cntrl}", " ");
    if (reason.isEmpty() || reason.length() > REASON_MAX) {
      throw new Refusal(422, "reason: expected 1 to " + REASON_MAX + " characters");
    }
    return reason;
  }

  private static String text(JsonNode wish, String name) {
    JsonNode value = wish.get(name);
    if (value == null || !value.isTextual()) {
      throw new Refusal(422, name + ": expected text");
    }
    return value.asText();
  }

  private static boolean flag(JsonNode wish, String name) {
    JsonNode value = wish.get(name);
    if (value != null && !value.isBoolean()) {
      throw new Refusal(422, name + ": expected true or false");
    }
    return value != null && value.asBoolean();
  }

  private static Rung rung(JsonNode wish, String name, String otherwise) {
    String text = wish.has(name) || otherwise.isEmpty() ? text(wish, name) : otherwise;
    try {
      return Rung.of(text);
    } catch (IllegalArgumentException e) {
      throw new Refusal(422, name + ": " + e.getMessage());
    }
  }
}
