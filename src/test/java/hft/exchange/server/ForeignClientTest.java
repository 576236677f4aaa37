package hft.exchange.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clients that others wrote, unmodified, against the exchange: only their addresses are changed.
 * Needs node and npm; without them it is skipped, but not where CI is true.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ForeignClientTest {
  private static final Path SOURCE = Path.of("src", "test", "clients");
  private static final Path INSTALLED = Path.of("target", "clients");
  private static final boolean CI = Boolean.parseBoolean(System.getenv("CI"));

  /** ccxt in JavaScript, and a TypeScript SDK made for this venue alone. */
  @ParameterizedTest
  @CsvSource({"ccxt.mjs, 12", "hyperliquid.mjs, 9"})
  void a_foreign_client_trades(String client, int steps) throws Exception {
    require(runs("node", "--version") && runs("npm", "--version"), "node and npm");
    require(install(), "npm ci in " + INSTALLED);
    long money = 10_000 * Fixed8.ONE;
    try (ExchangeServer server =
        ExchangeServer.start(
            ExchangeSettings.defaults()
                .withAccounts(Map.of(Trader.address(1), money, Trader.address(2), money)),
            Market.ofClients(
                List.of(Instrument.perp(0, "BTC", 5)), Map.of("BTC", Fixed8.parse("100000"))),
            ForeignClientTest::now)) {
      Process process = start("node", client, server.url(), key("01"), key("02"));
      assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
      String said = Files.readString(INSTALLED.resolve("said.txt"));
      assertThat(process.exitValue()).as(said).isZero();
      assertThat(said.lines().filter(line -> line.startsWith("ok "))).hasSize(steps);
    }
  }

  private static String key(String octet) {
    return "0x" + octet.repeat(32);
  }

  private static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }

  private static void require(boolean there, String what) {
    if (CI) {
      assertThat(there).as(what).isTrue();
    }
    assumeThat(there).as(what).isTrue();
  }

  /** Installs what the lock file says, unless that is installed already. */
  private static boolean install() throws IOException, InterruptedException {
    Files.createDirectories(INSTALLED);
    Path lock = INSTALLED.resolve("package-lock.json");
    Path done = INSTALLED.resolve("installed.json");
    for (String name :
        List.of("package.json", "package-lock.json", "ccxt.mjs", "hyperliquid.mjs")) {
      Files.copy(
          SOURCE.resolve(name), INSTALLED.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }
    if (Files.exists(done) && Files.mismatch(lock, done) < 0) {
      return true;
    }
    if (!runs("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")) {
      return false;
    }
    Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
    return true;
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Files.createDirectories(INSTALLED);
      Process process = start(command);
      return process.waitFor(300, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  private static Process start(String... command) throws IOException {
    return new ProcessBuilder(command)
        .directory(INSTALLED.toFile())
        .redirectErrorStream(true)
        .redirectOutput(INSTALLED.resolve("said.txt").toFile())
        .start();
  }
}
