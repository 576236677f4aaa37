package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import hft.exchange.server.Trader;
import hft.wire.action.Network;
import hft.wire.action.SigningScope;
import hft.wire.action.UserSignedAction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The settings files of the modes, with nothing changed but the addresses, the account, the key.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModesTest {
  private static final int OWNER = 0x11;
  private static final int AGENT = 0x22;

  @TempDir Path folder;
  private LocalProcesses run;
  private int port;
  private String url = "";

  @BeforeEach
  void start() throws IOException {
    run = new LocalProcesses(folder);
    port = LocalProcesses.freePort();
    url = "http://127.0.0.1:" + port;
    run.exchange(port);
    await()
        .atMost(LocalProcesses.PATIENCE)
        .until(() -> run.openOrders(url, LocalProcesses.ADDRESS) == 0);
  }

  @AfterEach
  void stopAll() {
    run.close();
  }

  private List<String> settings(String mode, String network, String... more) {
    List<String> args = new ArrayList<>(List.of("--config", "conf/" + mode + ".conf"));
    List<String> all = new ArrayList<>(List.of(more));
    all.add("hft.venue." + network + ".rest=\"" + url + "\"");
    all.add("hft.venue." + network + ".ws=\"ws://127.0.0.1:" + port + "/ws\"");
    all.forEach(setting -> args.addAll(List.of("--set", setting)));
    return args;
  }

  /** Those of an agent that the account's owner approves now. */
  private String[] signed() throws Exception {
    var approved =
        Trader.of(url, OWNER)
            .act(
                new UserSignedAction.ApproveAgent(
                    SigningScope.of(Network.MAINNET),
                    Trader.address(AGENT),
                    "mm1",
                    System.currentTimeMillis()));
    assertThat(approved.get("status").asText()).as(approved.toString()).isEqualTo("ok");
    return new String[] {
      "hft.venue.account=\"" + LocalProcesses.ADDRESS + "\"",
      "hft.venue.key-file=\"" + run.key("22".repeat(32)) + "\"",
      "hft.venue.nonces=\"" + folder.resolve("nonces") + "\""
    };
  }

  private void traded(List<String> args) throws Exception {
    args.addAll(List.of("--for", "15s"));
    assertThat(run.end(run.engine(args.toArray(String[]::new))))
        .as(run.text("engine.err"))
        .isZero();
    assertThat(run.figures().get("orders").asInt()).isPositive();
  }

  private void tradedAsAgent(List<String> args) throws Exception {
    traded(args);
    assertThat(run.figures().get("openOrders").asInt()).isZero();
    assertThat(run.figures().get("cashDifference").asText()).isEqualTo("0");
    assertThat(run.text("engine.err"))
        .contains("signing for " + LocalProcesses.ADDRESS + " as " + Trader.address(AGENT))
        .doesNotContain("WARNING: signing");
  }

  @Test
  void paper_trades_on_the_venues_market_without_a_key() throws Exception {
    traded(settings("paper", "mainnet"));
    assertThat(run.text("engine.err")).contains("paper    fills are simulated");
  }

  @Test
  void testnet_trades_as_an_agent() throws Exception {
    tradedAsAgent(settings("testnet", "testnet", signed()));
  }

  @Test
  void live_says_what_to_write_and_starts_once_that_is_written() throws Exception {
    List<String> args = settings("live", "mainnet", signed());
    assertThat(run.end(run.engine(args.toArray(String[]::new)))).isEqualTo(2);
    Matcher asked =
        Pattern.compile("hft\\.venue\\.acknowledged \\{.*}").matcher(run.text("engine.err"));
    assertThat(asked.find()).as(run.text("engine.err")).isTrue();
    Path written = folder.resolve("acknowledged.conf");
    Files.writeString(written, asked.group() + "\n");
    args.addAll(List.of("--config", written.toString()));
    tradedAsAgent(args);
  }
}
