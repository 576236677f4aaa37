package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import hft.exchange.server.Trader;
import hft.wire.action.Network;
import hft.wire.action.SigningScope;
import hft.wire.action.UserSignedAction;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Money that comes and goes while the engine trades. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TransferTest {
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

  /** Nine tenths of the account leave: far more than the drawdown at which everything stops. */
  @Test
  void a_withdrawal_and_a_deposit_are_no_drawdown_and_both_sides_still_agree() throws Exception {
    int port = LocalProcesses.freePort();
    String url = "http://127.0.0.1:" + port;
    run.exchange(port);
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.openOrders(url, LocalProcesses.ADDRESS) == 0);
    Process engine = run.engineAt(port);
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.text("engine.err").contains("stop     ctrl-c"));
    run.awaitQuotes(url, LocalProcesses.ADDRESS); // and not the order that is tried at the start
    JsonNode withdrawn =
        Trader.of(url, 0x11)
            .act(
                new UserSignedAction.Withdraw(
                    SigningScope.of(Network.MAINNET),
                    LocalProcesses.ADDRESS,
                    "90000",
                    System.currentTimeMillis() + 60_000));
    assertThat(withdrawn.get("status").asText()).as(withdrawn.toString()).isEqualTo("ok");
    assertThat(run.post(url, "/local/deposit", deposit("1234.5"))).isEqualTo(200);
    Thread.sleep(3_000); // three looks of the guardian at what is left
    run.awaitQuotes(url, LocalProcesses.ADDRESS);
    engine.destroy();
    assertThat(run.end(engine)).as(run.text("engine.err") + run.text("engine.out")).isZero();
    assertThat(run.figures().get("transfers").asText()).as("heard").isEqualTo("-88765.5");
    assertThat(run.figures().get("cashDifference").asDouble()).isBetween(-0.01, 0.01);
  }

  private static String deposit(String usdc) {
    return "{\"address\":\"" + LocalProcesses.ADDRESS + "\",\"usdc\":\"" + usdc + "\"}";
  }
}
