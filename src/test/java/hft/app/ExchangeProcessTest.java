package hft.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.core.market.Side;
import hft.exchange.server.Trader;
import hft.wire.action.TimeInForce;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The local exchange as a process of its own, from its first line to its end. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExchangeProcessTest {
  private static final int ALICE = 1;

  @TempDir Path folder;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void stopAll() {
    started.forEach(Process::destroyForcibly);
  }

  private Process start(Object... args) throws IOException {
    // A test runner in the background may have passed on an ignored interrupt.
    Process process =
        new ProcessBuilder(ProgramCommand.of("exec env --default-signal", args))
            .redirectError(folder.resolve("stderr").toFile())
            .start();
    started.add(process);
    return process;
  }

  private static int end(Process process) throws InterruptedException {
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ends by itself").isTrue();
    return process.exitValue();
  }

  private List<String> complaints() throws IOException {
    return Files.readAllLines(folder.resolve("stderr"));
  }

  @ParameterizedTest
  @CsvSource({"INT,130", "TERM,143"})
  void it_says_where_it_listens_takes_a_signed_order_and_ends_when_told(String signal, int code)
      throws Exception {
    Process process =
        start(
            "exchange",
            "--empty",
            "--port",
            "0",
            "--json",
            "--account",
            Trader.address(ALICE) + "=10000");
    JsonNode said = new ObjectMapper().readTree(firstLine(process));
    assertThat(said.get("url").asText()).isEqualTo("http://127.0.0.1:" + said.get("port").asInt());

    Trader alice = Trader.of(said.get("url").asText(), ALICE);
    assertThat(alice.info("{\"type\":\"meta\"}").at("/universe/0/name").asText()).isEqualTo("BTC");
    JsonNode placed = alice.place(Trader.limit(Side.BID, "99000", "0.01", TimeInForce.ALO));
    assertThat(placed.at("/response/data/statuses/0/resting/oid").isNumber()).isTrue();

    assertThat(new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor())
        .isZero();
    assertThat(end(process)).isEqualTo(code);
    assertThat(complaints()).isEmpty();
  }

  private static String firstLine(Process process) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    return line == null ? "" : line;
  }

  @Test
  void a_port_that_is_taken_is_the_users_mistake_said_once() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Process process = start("exchange", "--empty", "--port", taken.getLocalPort());

      assertThat(end(process)).isEqualTo(2);
      assertThat(complaints())
          .singleElement()
          .asString()
          .startsWith("hft: cannot listen on 127.0.0.1:" + taken.getLocalPort())
          .contains("expected a free port");
    }
  }

  @Test
  void a_wrong_setting_is_named_with_what_was_expected() throws Exception {
    Process process = start("exchange", "--empty", "--set", "hft.exchange.limits=some");

    assertThat(end(process)).isEqualTo(2);
    assertThat(String.join("\n", complaints()))
        .contains("hft.exchange.limits", "some")
        .doesNotContain("\tat ");
  }

  @Test
  void a_fault_plan_with_a_mistake_in_it_is_refused_at_the_start() throws Exception {
    Path plan = folder.resolve("plan.json");
    Files.writeString(plan, "{\"rules\":[{\"fault\":\"gremlin\"}]}");
    Process process = start("exchange", "--empty", "--port", "0", "--faults", plan);

    assertThat(end(process)).isEqualTo(2);
    assertThat(complaints()).singleElement().asString().contains("plan.json", "gremlin", "drop");
  }
}
