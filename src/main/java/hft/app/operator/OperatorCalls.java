package hft.app.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.cli.OperatorRequest;
import hft.app.cli.UserMistake;
import hft.port.Progress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SequencedMap;

/** Sends one call and tells what came of it. */
public final class OperatorCalls implements Job<OperatorRequest> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public JobReport run(OperatorRequest request, Progress progress) throws InterruptedException {
    try (DoorClient door = DoorClient.of(request)) {
      return switch (request.call()) {
        case OperatorRequest.Status() -> status(door.get("/api/status"));
        case OperatorRequest.Kill(var reason, boolean flatten) ->
            stopped(door.post("/api/kill", object().put("reason", reason).put("flatten", flatten)));
        case OperatorRequest.Step(var step, var reason) ->
            stopped(door.post("/api/ladder", object().put("step", step).put("reason", reason)));
        case OperatorRequest.Rearm rearm -> rearm(door, rearm);
      };
    }
  }

  private static JobReport rearm(DoorClient door, OperatorRequest.Rearm wish)
      throws InterruptedException {
    OptionalLong number = wish.confirmation();
    if (number.isEmpty()) {
      number = OptionalLong.of(Confirmation.ask(door.get("/api/status").body()));
    }
    DoorClient.Answer answer =
        door.post(
            "/api/rearm",
            object()
                .put("confirm", "rearm")
                .put("confirmation", number.getAsLong())
                .put("reason", wish.reason())
                .put("from", wish.from()));
    if (answer.status() == 409) {
      throw new UserMistake(text(answer, "error") + "; ./hft status shows its number");
    }
    boolean done = answer.body().path("rearmed").asBoolean();
    return report(
        List.of(done ? "rearmed  from " + wish.from() + " upwards" : text(answer, "error")),
        answer,
        done);
  }

  private static JobReport stopped(DoorClient.Answer answer) {
    JsonNode body = answer.body();
    List<String> lines = new ArrayList<>();
    lines.add(
        "engaged  " + body.path("step").asText() + ", number " + body.path("number").asLong());
    boolean confirmed = body.path("confirmed").asBoolean();
    lines.add(
        "orders   "
            + body.path("cancelled").asInt()
            + " cancelled, "
            + (confirmed ? "0 open, confirmed by the venue" : text(answer, "note")));
    if (!body.path("durable").asBoolean()) {
      lines.add("WARNING  " + text(answer, "error"));
    }
    return report(lines, answer, answer.status() == 200);
  }

  static JobReport status(DoorClient.Answer answer) {
    JsonNode body = answer.body();
    List<String> lines = new ArrayList<>();
    lines.add(
        "engine   mode "
            + body.path("mode").asText()
            + ", "
            + body.path("phase").asText()
            + (body.path("guardianWorks").asBoolean()
                ? ""
                : ", the guardian has not looked lately"));
    for (JsonNode latch : body.path("latches")) {
      lines.add(Confirmation.line(latch));
    }
    body.path("breakers")
        .forEach(breaker -> lines.add("open     " + breaker.asText() + " breaker"));
    if (lines.size() == 1) {
      lines.add("engaged  nothing");
    }
    if (!body.path("trouble").asText().isEmpty()) {
      lines.add("WARNING  the safety state cannot be written: " + body.path("trouble").asText());
    }
    return report(lines, answer, true);
  }

  private static JobReport report(List<String> lines, DoorClient.Answer answer, boolean held) {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : answer.body().properties()) {
      figures.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class));
    }
    return new JobReport(lines, figures, held);
  }

  private static String text(DoorClient.Answer answer, String name) {
    return answer.body().path(name).asText();
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
