package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import hft.app.cli.Cli;
import hft.app.cli.ExitCode;
import hft.app.cli.Jobs;
import hft.app.cli.Program;
import hft.app.config.Schema;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No setting makes this version send an order to the venue. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnprovenTest {
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    Program program =
        new Program(
            Jobs.none().withRun(new RunJob()),
            Schema.base(),
            List.of(),
            Path.of("").toAbsolutePath(),
            Map.of(),
            false);
    return Cli.run(
        program,
        Stream.concat(Stream.of("run"), Stream.of(arguments)).toArray(String[]::new),
        new PrintWriter(new StringWriter()),
        new PrintWriter(err, true));
  }

  @Test
  void live_does_not_start_whatever_the_addresses() {
    assertThat(
            run(
                "--mode",
                "live",
                "--set",
                "hft.venue.mainnet.rest=\"http://127.0.0.1:9\"",
                "--set",
                "hft.venue.mainnet.ws=\"ws://127.0.0.1:9/ws\""))
        .isEqualTo(ExitCode.MISTAKE);
    assertThat(err.toString()).contains("mode live is not proven in this version");
  }

  @Test
  void testnet_does_not_start_against_the_venue() {
    assertThat(run("--mode", "testnet")).isEqualTo(ExitCode.MISTAKE);
    assertThat(err.toString()).contains("mode testnet is not proven").contains("127.0.0.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hft.venue.testnet.rest=\"http://localhost:9\"",
        "hft.venue.testnet.rest=\"http://127.0.0.1.example.com:9\"",
        "hft.venue.testnet.ws=\"ws://10.0.0.1:9/ws\"",
        "hft.venue.testnet.ws=\"ws://127.0.0.1@example.com:9/ws\""
      })
  void one_address_that_is_not_this_machine_is_enough(String address) {
    assertThat(
            run(
                "--mode",
                "testnet",
                "--set",
                "hft.venue.testnet.rest=\"http://127.0.0.1:9\"",
                "--set",
                "hft.venue.testnet.ws=\"ws://127.0.0.1:9/ws\"",
                "--set",
                address))
        .isEqualTo(ExitCode.MISTAKE);
    assertThat(err.toString()).contains("mode testnet is not proven");
  }

  @Test
  void on_loopback_the_next_thing_missed_is_a_key() {
    assertThat(
            run(
                "--mode",
                "testnet",
                "--set",
                "hft.venue.testnet.rest=\"http://127.0.0.1:9\"",
                "--set",
                "hft.venue.testnet.ws=\"ws://127.0.0.1:9/ws\""))
        .isEqualTo(ExitCode.MISTAKE);
    assertThat(err.toString()).contains("hft.venue.key-file is missing");
  }
}
