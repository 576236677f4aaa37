package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import hft.app.CommandLine;
import hft.app.CommandLine.Ended;
import hft.hyperliquid.ScriptedVenue;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No setting makes this version connect to anything but this machine. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReachableVenueTest {
  @TempDir Path folder;

  private Ended hft(String command, String mode, String... settings) {
    List<Object> args = new ArrayList<>(List.of(command, "--mode", mode));
    for (String setting : settings) {
      args.addAll(List.of("--set", setting));
    }
    args.addAll(List.of("--set", "hft.venue.nonces=\"" + folder.resolve("nonces") + "\""));
    return CommandLine.hft(args.toArray());
  }

  private static void refused(Ended ended, String... parts) {
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err()).startsWith("hft: ").contains(parts);
  }

  @ParameterizedTest
  @CsvSource({
    "run, paper, mainnet, https://api.hyperliquid.xyz",
    "run, testnet, testnet, https://api.hyperliquid-testnet.xyz",
    "cancel-all, live, mainnet, https://api.hyperliquid.xyz",
    "cancel-all, testnet, testnet, https://api.hyperliquid-testnet.xyz",
    "watchdog, live, mainnet, https://api.hyperliquid.xyz",
    "watchdog, testnet, testnet, https://api.hyperliquid-testnet.xyz"
  })
  void the_venue_as_it_is_configured_is_refused_and_the_message_says_what_is_possible(
      String command, String mode, String section, String address) {
    refused(
        hft(command, mode),
        command + " --mode " + mode + " is not proven in this version",
        "hft.venue." + section + " is " + address,
        "possible are ./hft run in mode local");
  }

  @ParameterizedTest
  @CsvSource({
    "run, paper, rest=\"http://localhost:9\"",
    "run, testnet, rest=\"http://localhost:9\"",
    "run, testnet, rest=\"http://127.0.0.1.example.com:9\"",
    "run, paper, ws=\"ws://10.0.0.1:9/ws\"",
    "watchdog, testnet, ws=\"ws://127.0.0.1@example.com:9/ws\"",
    "cancel-all, live, rest=\"http://0.0.0.0:9\""
  })
  void one_address_that_is_not_this_machine_is_enough(String command, String mode, String wrong) {
    String section = mode.equals("testnet") ? "hft.venue.testnet." : "hft.venue.mainnet.";
    refused(
        hft(
            command,
            mode,
            section + "rest=\"http://127.0.0.1:9\"",
            section + "ws=\"ws://127.0.0.1:9/ws\"",
            section + wrong),
        command + " --mode " + mode + " is not proven");
  }

  private static final String ACCOUNT = "0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a";

  private static final String SAID =
      "hft.venue.acknowledged={account=\""
          + ACCOUNT
          + "\",max-gross-notional=60000,max-inventory-notional=20000}";

  @Test
  void live_first_wants_to_be_told_whose_money_it_is_and_how_much() {
    refused(hft("run", "live"), "write down whose, hft.venue.account");
    Ended ended = hft("run", "live", "hft.venue.account=\"" + ACCOUNT + "\"");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err())
        .contains(
            "starts only when the settings repeat the account and its limits",
            "hft.venue.acknowledged { account = \""
                + ACCOUNT
                + "\", max-gross-notional = 60000, max-inventory-notional = 20000 }");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hft.venue.acknowledged.account=\"0x0000000000000000000000000000000000000001\"",
        "hft.venue.acknowledged.max-gross-notional=60001",
        "hft.venue.acknowledged.max-inventory-notional=1",
        "hft.risk.account.max-gross-notional=50000"
      })
  void what_was_acknowledged_must_be_what_is_set(String other) {
    Ended ended = hft("run", "live", "hft.venue.account=\"" + ACCOUNT + "\"", SAID, other);
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("starts only when the settings repeat the account");
  }

  @Test
  void live_that_is_acknowledged_still_connects_to_this_machine_only() {
    refused(
        hft("run", "live", "hft.venue.account=\"" + ACCOUNT + "\"", SAID),
        "run --mode live is not proven in this version",
        "hft.venue.mainnet is https://api.hyperliquid.xyz");
  }

  @Test
  void live_has_one_port_for_questions_and_orders() {
    refused(
        hft(
            "run",
            "live",
            "hft.venue.account=\"" + ACCOUNT + "\"",
            SAID,
            "hft.venue.mainnet.rest=\"http://127.0.0.1:9\"",
            "hft.venue.mainnet.ws=\"ws://127.0.0.1:10/ws\""),
        "which has one port for both");
  }

  /** It might be a tunnel to the venue. */
  @Test
  void live_trades_with_nobody_on_this_machine_who_is_not_an_exchange_of_ours() throws Exception {
    try (ScriptedVenue other =
        new ScriptedVenue(
            new ScriptedVenue.Script() {
              @Override
              public String http(String path, JsonNode body) {
                return "null";
              }
            })) {
      refused(
          hft(
              "run",
              "live",
              "hft.venue.account=\"" + ACCOUNT + "\"",
              SAID,
              "hft.venue.mainnet.rest=\"" + other.http() + "\"",
              "hft.venue.mainnet.ws=\"" + other.ws() + "\""),
          "mode live is not proven in this version and trades only with a ./hft exchange");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "cancel-all", "watchdog"})
  void on_loopback_the_next_thing_missed_is_a_key(String command) {
    refused(
        hft(
            command,
            "testnet",
            "hft.venue.testnet.rest=\"http://127.0.0.1:9\"",
            "hft.venue.testnet.ws=\"ws://[::1]:9/ws\""),
        "key-file is missing");
  }

  @Test
  void on_loopback_paper_goes_on_to_ask_the_venue() {
    refused(
        hft(
            "run",
            "paper",
            "hft.venue.mainnet.rest=\"http://127.0.0.1:9\"",
            "hft.venue.mainnet.ws=\"ws://127.0.0.1:9/ws\""),
        "the venue does not answer meta");
  }
}
