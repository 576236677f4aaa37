package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine and the local exchange as the command line starts them, in processes of their own. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LocalRunTest extends EngineProcesses {
  @Test
  void by_default_it_trades_against_its_own_exchange_and_both_hold_the_same() throws Exception {
    assertThat(end(engine("--for", "15s"))).as(text("engine.err")).isZero();
    assertThat(figures().get("orders").asInt()).isPositive();
    assertThat(figures().get("openOrders").asInt()).isZero();
    assertThat(figures().get("cashDifference").asText()).isEqualTo("0");
    JsonNode market = figures().get("market");
    assertThat(market.get("dropped").asInt()).isZero();
    assertThat(market.get("rows").get("l2_book").asInt()).isPositive();
    assertThat(Path.of(market.get("root").asText(), "instruments.json")).isRegularFile();
    assertThat(text("engine.err")).contains("exchange http://127.0.0.1:", "market ", "run ");
    assertThat(folder.resolve("heartbeat")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void a_signal_takes_the_quotes_out_before_the_process_ends(String signal) throws Exception {
    Process engine = engine();
    await().atMost(PATIENCE).until(() -> text("engine.err").contains("stop     ctrl-c"));
    awaitQuotes(found("exchange (http://\\S+)"), found("account  (0x[0-9a-f]{40})"));
    assertThat(new ProcessBuilder("kill", "-" + signal, "" + engine.pid()).start().waitFor())
        .isZero();
    assertThat(end(engine)).as(text("engine.err")).isZero();
    assertThat(figures().get("reason").asText()).isEqualTo("SIG" + signal);
    assertThat(figures().get("openOrders").asInt()).isZero();
    assertThat(folder.resolve("heartbeat")).doesNotExist();
  }

  @Test
  void orders_of_a_killed_engine_go_by_cancel_all_and_by_the_watchdog() throws Exception {
    int port = freePort();
    String url = "http://127.0.0.1:" + port;
    exchange(port);
    await().atMost(PATIENCE).until(() -> openOrders(url, ADDRESS) == 0);
    Process first = engineAt(port);
    awaitQuotes(url, ADDRESS);
    first.destroyForcibly().waitFor();
    assertThat(openOrders(url, ADDRESS)).as("nobody took them out").isPositive();
    List<String> cancelAll = at(port, "nonces");
    cancelAll.addFirst("cancel-all");
    Process cancel = start("cancel", cancelAll.toArray(String[]::new));
    assertThat(end(cancel)).as(text("cancel.err")).isZero();
    assertThat(text("cancel.out")).contains(ADDRESS, " cancelled, 0 left");
    assertThat(openOrders(url, ADDRESS)).isZero();

    Process second = engineAt(port);
    List<String> watch = at(port, "nonces of the watchdog");
    watch.addFirst("watchdog");
    for (String setting :
        List.of(
            "hft.watchdog.heartbeat=\"" + folder.resolve("heartbeat") + "\"",
            "hft.watchdog.every=200ms",
            "hft.watchdog.silence=3s",
            "hft.watchdog.key-file=\"" + key() + "\"")) {
      watch.addAll(List.of("--set", setting));
    }
    Process watchdog = start("watchdog", watch.toArray(String[]::new));
    await().atMost(PATIENCE).until(() -> text("watchdog.err").contains("watching "));
    awaitQuotes(url, ADDRESS);
    second.destroyForcibly().waitFor();
    await().atMost(PATIENCE).until(() -> openOrders(url, ADDRESS) == 0);
    assertThat(text("watchdog.err")).contains("no heartbeat for more than PT3S", ", 0 left");
    assertThat(watchdog.isAlive()).as("goes on watching").isTrue();
  }

  @Test
  void a_killed_exchange_that_comes_back_is_cleared_read_and_quoted_again() throws Exception {
    int port = freePort();
    String url = "http://127.0.0.1:" + port;
    Process exchange = exchange(port);
    await().atMost(PATIENCE).until(() -> openOrders(url, ADDRESS) == 0);
    Process engine = engineAt(port);
    await().atMost(PATIENCE).until(() -> text("engine.err").contains("stop     ctrl-c"));
    awaitQuotes(url, ADDRESS);
    exchange.destroyForcibly().waitFor();
    await().atMost(PATIENCE).until(() -> text("engine.err").contains("account: lost"));
    exchange(port);
    awaitQuotes(url, ADDRESS);
    assertThat(engine.isAlive()).as(text("engine.err")).isTrue();
    engine.destroy();
    // 3 when something had been filled before: the new exchange does not know of it, and we say so.
    assertThat(end(engine)).as(text("engine.err")).isIn(0, 3);
    assertThat(figures().get("openOrders").asInt()).isZero();
  }
}
