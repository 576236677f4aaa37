package hft.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.core.risk.Ladder;
import hft.port.EngineStatus;
import java.time.Instant;
import java.util.Locale;

/** The engine's status as {@code GET /api/status} tells it. */
final class StatusJson {
  private StatusJson() {}

  static ObjectNode of(EngineStatus now) {
    ObjectNode body = Answers.object();
    body.put("mode", now.mode());
    body.put("run", now.run());
    body.put("phase", name(now.phase()));
    body.put("guardianWorks", now.guardianWorks());
    body.put("killed", now.isKilled());
    body.put("number", now.number());
    ArrayNode latches = body.putArray("latches");
    for (Ladder.Entry latch : now.latches()) {
      latches
          .addObject()
          .put("step", latch.rung().text())
          .put("number", latch.number())
          .put("reason", latch.reason())
          .put("who", latch.who())
          .put("at", Instant.ofEpochSecond(0, latch.nanos()).toString());
    }
    ArrayNode breakers = body.putArray("breakers");
    now.breakers().forEach(breakers::add);
    body.put("trouble", now.trouble());
    return body;
  }

  static String name(EngineStatus.Phase phase) {
    return phase.name().toLowerCase(Locale.ROOT);
  }
}
