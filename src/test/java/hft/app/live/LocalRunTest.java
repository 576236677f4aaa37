package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine and the local exchange as the command line starts them, in processes of their own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LocalRunTest {
  @TempDir Path folder;
  private LocalProcesses run;

  @BeforeEach
  void prepare() {
    run = new LocalProcesses(folder);
  }

  @AfterEach
  void stopAll() {
    run.close();
  }

  @Test
  void by_default_it_trades_against_its_own_exchange_and_both_hold_the_same() throws Exception {
    assertThat(run.end(run.engine("--for", "15s"))).as(run.text("engine.err")).isZero();
    assertThat(run.figures().get("orders").asInt()).isPositive();
    assertThat(run.figures().get("openOrders").asInt()).isZero();
    assertThat(run.figures().get("cashDifference").asText()).isEqualTo("0");
    JsonNode market = run.figures().get("market");
    assertThat(market.get("dropped").asInt()).isZero();
    assertThat(market.get("rows").get("l2_book").asInt()).isPositive();
    assertThat(Path.of(market.get("root").asText(), "instruments.json")).isRegularFile();
    assertThat(run.text("engine.err")).contains("exchange http://127.0.0.1:", "market ", "run ");
    assertThat(folder.resolve("heartbeat")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void a_signal_takes_the_quotes_out_before_the_process_ends(String signal) throws Exception {
    Process engine = run.engine();
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.text("engine.err").contains("stop     ctrl-c"));
    run.awaitQuotes(run.found("exchange (http://\\S+)"), run.found("account  (0x[0-9a-f]{40})"));
    assertThat(new ProcessBuilder("kill", "-" + signal, "" + engine.pid()).start().waitFor())
        .isZero();
    assertThat(run.end(engine)).as(run.text("engine.err")).isZero();
    assertThat(run.figures().get("reason").asText()).isEqualTo("SIG" + signal);
    assertThat(run.figures().get("openOrders").asInt()).isZero();
    assertThat(folder.resolve("heartbeat")).doesNotExist();
  }

  @Test
  void orders_of_a_killed_engine_go_by_cancel_all_and_by_the_watchdog() throws Exception {
    int port = LocalProcesses.freePort();
    String url = "http://127.0.0.1:" + port;
    run.exchange(port);
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.openOrders(url, LocalProcesses.ADDRESS) == 0);
    Process first = run.engineAt(port);
    run.awaitQuotes(url, LocalProcesses.ADDRESS);
    String master = "WARNING: signing with the key of the account itself, which can withdraw: ";
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.text("engine.err").contains(master + LocalProcesses.ADDRESS));
    run.awaitQuotes(url, LocalProcesses.ADDRESS); // and not the order that is tried at the start
    first.destroyForcibly().waitFor();
    assertThat(run.openOrders(url, LocalProcesses.ADDRESS)).as("nobody took them out").isPositive();
    List<String> cancelAll = run.at(port, "nonces");
    cancelAll.addFirst("cancel-all");
    Process cancel = run.start("cancel", cancelAll.toArray(String[]::new));
    assertThat(run.end(cancel)).as(run.text("cancel.err")).isZero();
    assertThat(run.text("cancel.err")).contains(master);
    assertThat(run.text("cancel.out")).contains(LocalProcesses.ADDRESS, " cancelled, 0 left");
    assertThat(run.openOrders(url, LocalProcesses.ADDRESS)).isZero();

    Process second = run.engineAt(port);
    List<String> watch = run.at(port, "nonces of the watchdog");
    watch.addFirst("watchdog");
    for (String setting :
        List.of(
            "hft.watchdog.heartbeat=\"" + folder.resolve("heartbeat") + "\"",
            "hft.watchdog.every=200ms",
            "hft.watchdog.silence=3s",
            "hft.watchdog.key-file=\"" + run.key() + "\"")) {
      watch.addAll(List.of("--set", setting));
    }
    Process watchdog = run.start("watchdog", watch.toArray(String[]::new));
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.text("watchdog.err").contains("watching "));
    run.awaitQuotes(url, LocalProcesses.ADDRESS);
    second.destroyForcibly().waitFor();
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.openOrders(url, LocalProcesses.ADDRESS) == 0);
    assertThat(run.text("watchdog.err")).contains("no heartbeat for more than PT3S", ", 0 left");
    assertThat(watchdog.isAlive()).as("goes on watching").isTrue();
  }

  @Test
  void a_killed_exchange_that_comes_back_is_cleared_read_and_quoted_again() throws Exception {
    int port = LocalProcesses.freePort();
    String url = "http://127.0.0.1:" + port;
    Process exchange = run.exchange(port);
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.openOrders(url, LocalProcesses.ADDRESS) == 0);
    Process engine = run.engineAt(port);
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.text("engine.err").contains("stop     ctrl-c"));
    run.awaitQuotes(url, LocalProcesses.ADDRESS);
    exchange.destroyForcibly().waitFor();
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.text("engine.err").contains("account: lost"));
    run.exchange(port);
    run.awaitQuotes(url, LocalProcesses.ADDRESS);
    assertThat(engine.isAlive()).as(run.text("engine.err")).isTrue();
    engine.destroy();
    // 3 when something had been filled before: the new exchange does not know of it, and we say so.
    assertThat(run.end(engine)).as(run.text("engine.err")).isIn(0, 3);
    assertThat(run.figures().get("openOrders").asInt()).isZero();
  }
}
