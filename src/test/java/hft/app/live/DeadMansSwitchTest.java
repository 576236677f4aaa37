package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The venue's own cancel-all, which comes when the engine does not put it off any more. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DeadMansSwitchTest {
  private static final String AHEAD = "hft.venue.gateway.dead-man=15s";

  @TempDir Path folder;
  private LocalProcesses run;
  private int port;
  private String url = "";

  @BeforeEach
  void prepare() throws IOException {
    run = new LocalProcesses(folder);
    port = LocalProcesses.freePort();
    url = "http://127.0.0.1:" + port;
  }

  @AfterEach
  void stopAll() {
    run.close();
  }

  private void exchange(String tradedVolume) throws IOException {
    run.exchange(port, "--set", "hft.exchange.traded-volume=" + tradedVolume);
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.openOrders(url, LocalProcesses.ADDRESS) == 0);
  }

  /** Milliseconds since the epoch; 0 when none is to come. */
  private long armed() throws IOException {
    return run.status(url).at("/scheduledCancels/" + LocalProcesses.ADDRESS).asLong();
  }

  private long awaitArmedAfter(long millis) throws IOException {
    await().atMost(LocalProcesses.PATIENCE).until(() -> armed() > millis);
    return armed();
  }

  @Test
  void it_is_armed_and_renewed_and_strikes_after_a_kill() throws Exception {
    exchange("1000000");
    Process engine = run.engineAt(port, AHEAD);
    run.awaitQuotes(url, LocalProcesses.ADDRESS);
    long first = awaitArmedAfter(0);
    awaitArmedAfter(first + 4_000); // a third of 15 s later
    assertThat(run.text("engine.err"))
        .contains("dead man's switch: the venue cancels everything 15 s after");
    engine.destroyForcibly().waitFor();
    assertThat(run.openOrders(url, LocalProcesses.ADDRESS)).as("nobody took them out").isPositive();
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.openOrders(url, LocalProcesses.ADDRESS) == 0);
    assertThat(statuses()).contains("scheduledCancel");
  }

  private String statuses() throws IOException {
    JsonNode history =
        run.info(
            url, "{\"type\":\"historicalOrders\",\"user\":\"" + LocalProcesses.ADDRESS + "\"}");
    return String.join(" ", history.findValuesAsText("status"));
  }

  @Test
  void an_ordered_end_takes_it_back() throws Exception {
    exchange("1000000");
    Process engine = run.engineAt(port, AHEAD);
    run.awaitQuotes(url, LocalProcesses.ADDRESS);
    awaitArmedAfter(0);
    engine.destroy();
    assertThat(run.end(engine)).as(run.text("engine.err")).isZero();
    assertThat(armed()).isZero();
    assertThat(statuses()).doesNotContain("scheduledCancel");
  }

  @Test
  void an_account_that_may_not_use_it_is_told_to_run_the_watchdog() throws Exception {
    exchange("12066.75");
    Process engine = run.engineAt(port, AHEAD);
    run.awaitQuotes(url, LocalProcesses.ADDRESS);
    engine.destroy();
    assertThat(run.end(engine)).as(run.text("engine.err")).isZero();
    assertThat(run.text("engine.err"))
        .contains(
            "dead man's switch: not for this account: 12067 of 1000000 USDC traded",
            "unless ./hft watchdog runs beside it",
            "no dead man's switch: Cannot set scheduled cancel time until enough volume traded",
            "Run ./hft watchdog beside the engine");
    assertThat(armed()).isZero();
  }
}
