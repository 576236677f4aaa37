package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator at another terminal: every step a process of its own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KillSwitchProcessTest {
  @TempDir Path folder;
  private LocalProcesses run;
  private int calls;

  @BeforeEach
  void prepare() {
    run = new LocalProcesses(folder);
  }

  @AfterEach
  void stopAll() {
    run.close();
  }

  private JsonNode operator(int expected, String... args) throws Exception {
    String name = "operator-" + ++calls;
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(
        List.of(
            "--json",
            "--url",
            run.found("operator (http://\\S+)"),
            "--token-file",
            folder.resolve("token").toString()));
    int code = run.end(run.start(name, all.toArray(String[]::new)));
    assertThat(code).as(run.text(name + ".out") + run.text(name + ".err")).isEqualTo(expected);
    return expected == 2
        ? LocalProcesses.JSON.nullNode()
        : LocalProcesses.JSON.readTree(run.text(name + ".out"));
  }

  private void awaitTrading() {
    await()
        .atMost(LocalProcesses.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(operator(0, "status").get("phase").asText())
                    .as(() -> run.text("engine.err"))
                    .isEqualTo("trading"));
  }

  @Test
  void killed_it_cancels_stays_killed_over_restarts_and_quotes_again_once_rearmed()
      throws Exception {
    int port = LocalProcesses.freePort();
    String url = "http://127.0.0.1:" + port;
    run.exchange(port);
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.openOrders(url, LocalProcesses.ADDRESS) == 0);
    Process engine = run.engineAt(port);
    run.awaitQuotes(url, LocalProcesses.ADDRESS);

    JsonNode killed = operator(0, "kill", "--reason", "fills look wrong");
    assertThat(run.openOrders(url, LocalProcesses.ADDRESS)).isZero();
    assertThat(killed.get("confirmed").asBoolean()).isTrue();
    assertThat(killed.get("durable").asBoolean()).isTrue();
    assertThat(killed.get("cancelled").asInt()).isPositive();
    assertThat(operator(0, "kill", "--reason", "again").get("number").asInt()).isEqualTo(2);

    engine.destroyForcibly().waitFor();
    Process second = run.engineAt(port);
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.text("engine.err").contains("engaged  cancel-all"));
    assertThat(run.text("engine.err")).contains("number 1, by operator: fills look wrong");
    awaitTrading();
    JsonNode status = operator(0, "status");
    assertThat(status.get("killed").asBoolean()).isTrue();
    assertThat(status.get("number").asInt()).isEqualTo(2);
    assertThat(run.openOrders(url, LocalProcesses.ADDRESS)).isZero();

    operator(2, "rearm", "--reason", "fixed");
    operator(2, "rearm", "--reason", "fixed", "--confirm", "1");
    assertThat(run.openOrders(url, LocalProcesses.ADDRESS)).isZero();
    operator(0, "rearm", "--reason", "fixed", "--confirm", "2");
    run.awaitQuotes(url, LocalProcesses.ADDRESS);

    operator(0, "ladder", "stop", "--reason", "end of day");
    assertThat(run.end(second)).as(run.text("engine.err")).isIn(0, 3);
    assertThat(run.openOrders(url, LocalProcesses.ADDRESS)).isZero();
    assertThat(Files.readString(folder.resolve("safety/testnet/audit.log")).lines())
        .anyMatch(line -> line.contains("\"kind\":\"released\"") && line.contains("fixed"))
        .anyMatch(line -> line.contains("\"rung\":\"stop\""));
  }

  @Test
  void a_kill_with_a_wrong_token_or_without_an_engine_says_that_nothing_was_done()
      throws Exception {
    run.engine("--set", "hft.exchange.market=empty");
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.text("engine.err").contains("operator http://"));
    Files.writeString(folder.resolve("token"), "0".repeat(64));
    operator(2, "kill", "--reason", "wrong token");
    assertThat(run.text("operator-1.err")).contains("refused (401)");
    Process alone =
        run.start(
            "alone",
            "kill",
            "--reason",
            "x",
            "--url",
            "http://127.0.0.1:" + LocalProcesses.freePort(),
            "--token-file",
            folder.resolve("token").toString());
    assertThat(run.end(alone)).isEqualTo(2);
    assertThat(run.text("alone.err")).contains("nothing done: cannot reach an engine");
  }
}
