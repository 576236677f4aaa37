package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** An operator at another terminal: every step a process of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KillSwitchProcessTest extends EngineProcesses {
  private int calls;

  private JsonNode operator(int expected, String... args) throws Exception {
    String name = "operator-" + ++calls;
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(
        List.of(
            "--json",
            "--url",
            found("operator (http://\\S+)"),
            "--token-file",
            folder.resolve("token").toString()));
    int code = end(start(name, all.toArray(String[]::new)));
    assertThat(code).as(text(name + ".out") + text(name + ".err")).isEqualTo(expected);
    return expected == 2 ? JSON.nullNode() : JSON.readTree(text(name + ".out"));
  }

  private void awaitTrading() {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(operator(0, "status").get("phase").asText())
                    .as(() -> text("engine.err"))
                    .isEqualTo("trading"));
  }

  @Test
  void killed_it_cancels_stays_killed_over_restarts_and_quotes_again_once_rearmed()
      throws Exception {
    int port = freePort();
    String url = "http://127.0.0.1:" + port;
    exchange(port);
    await().atMost(PATIENCE).until(() -> openOrders(url, ADDRESS) == 0);
    Process engine = engineAt(port);
    awaitQuotes(url, ADDRESS);

    JsonNode killed = operator(0, "kill", "--reason", "fills look wrong");
    assertThat(openOrders(url, ADDRESS)).isZero();
    assertThat(killed.get("confirmed").asBoolean()).isTrue();
    assertThat(killed.get("durable").asBoolean()).isTrue();
    assertThat(killed.get("cancelled").asInt()).isPositive();
    assertThat(operator(0, "kill", "--reason", "again").get("number").asInt()).isEqualTo(2);

    engine.destroyForcibly().waitFor();
    Process second = engineAt(port);
    await().atMost(PATIENCE).until(() -> text("engine.err").contains("engaged  cancel-all"));
    assertThat(text("engine.err")).contains("number 1, by operator: fills look wrong");
    awaitTrading();
    JsonNode status = operator(0, "status");
    assertThat(status.get("killed").asBoolean()).isTrue();
    assertThat(status.get("number").asInt()).isEqualTo(2);
    assertThat(openOrders(url, ADDRESS)).isZero();

    operator(2, "rearm", "--reason", "fixed");
    operator(2, "rearm", "--reason", "fixed", "--confirm", "1");
    assertThat(openOrders(url, ADDRESS)).isZero();
    operator(0, "rearm", "--reason", "fixed", "--confirm", "2");
    awaitQuotes(url, ADDRESS);

    operator(0, "ladder", "stop", "--reason", "end of day");
    assertThat(end(second)).as(text("engine.err")).isIn(0, 3);
    assertThat(openOrders(url, ADDRESS)).isZero();
    assertThat(Files.readString(folder.resolve("safety/testnet/audit.log")).lines())
        .anyMatch(line -> line.contains("\"kind\":\"released\"") && line.contains("fixed"))
        .anyMatch(line -> line.contains("\"rung\":\"stop\""));
  }

  @Test
  void a_kill_with_a_wrong_token_or_without_an_engine_says_that_nothing_was_done()
      throws Exception {
    engine("--set", "hft.exchange.market=empty");
    await().atMost(PATIENCE).until(() -> text("engine.err").contains("operator http://"));
    Files.writeString(folder.resolve("token"), "0".repeat(64));
    operator(2, "kill", "--reason", "wrong token");
    assertThat(text("operator-1.err")).contains("refused (401)");
    Process alone =
        start(
            "alone",
            "kill",
            "--reason",
            "x",
            "--url",
            "http://127.0.0.1:" + freePort(),
            "--token-file",
            folder.resolve("token").toString());
    assertThat(end(alone)).isEqualTo(2);
    assertThat(text("alone.err")).contains("nothing done: cannot reach an engine");
  }
}
