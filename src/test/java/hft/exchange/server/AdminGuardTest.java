package hft.exchange.server;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults and money to order are for this machine's programs, not for what a browser shows. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AdminGuardTest {
  private static final String PLAN = "{\"rules\":[{\"fault\":\"maintenance\"}]}";
  private static final String TOKEN = "a-word-of-enough-characters";

  private static ExchangeServer start(ExchangeSettings settings) throws IOException {
    return ExchangeServer.start(
        settings,
        Market.ofClients(
            List.of(Instrument.perp(0, "BTC", 5)), Map.of("BTC", Fixed8.parse("100000"))),
        () -> Instant.now().toEpochMilli() * 1_000_000);
  }

  @Test
  void a_program_may_and_a_page_of_another_site_may_not() throws Exception {
    try (ExchangeServer server = start(ExchangeSettings.defaults())) {
      Trader program = Trader.of(server.url(), 1);
      assertThat(program.post("/local/faults", PLAN).statusCode()).isEqualTo(200);
      for (String path : List.of("/local/faults", "/local/deposit", "/local/status")) {
        assertThat(program.post(path, PLAN, "Origin", "https://example.com").statusCode())
            .as(path)
            .isEqualTo(403);
        assertThat(program.post(path, PLAN, "Sec-Fetch-Site", "cross-site").statusCode())
            .as(path)
            .isEqualTo(403);
      }
      assertThat(program.post("/local/faults", PLAN, "Origin", "null").statusCode()).isEqualTo(403);
      assertThat(program.postText("/local/faults", PLAN).statusCode())
          .as("what a form can send")
          .isEqualTo(415);
    }
  }

  /** The JDK's client does not let us choose the name: by hand. */
  private static int statusFor(ExchangeServer server, String host) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      String request =
          "POST /local/faults HTTP/1.1\r\nHost: "
              + host.replace("PORT", "" + server.port())
              + "\r\nContent-Type: application/json\r\nContent-Length: "
              + PLAN.length()
              + "\r\nConnection: close\r\n\r\n"
              + PLAN;
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String line = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
      return Integer.parseInt(line.substring(9));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:PORT, 200",
    "localhost:PORT, 200",
    "LOCALHOST, 200",
    "[::1]:PORT, 200",
    "rebound.example.com:PORT, 403",
    "127.0.0.1.example.com, 403"
  })
  void a_name_that_was_made_to_lead_here_is_refused(String host, int status) throws Exception {
    try (ExchangeServer server = start(ExchangeSettings.defaults())) {
      assertThat(statusFor(server, host)).isEqualTo(status);
    }
  }

  @Test
  void with_a_token_nobody_may_without_it() throws Exception {
    var settings = ExchangeSettings.defaults().withAdminToken(TOKEN);
    assertThat(settings.toString()).doesNotContain(TOKEN);
    try (ExchangeServer server = start(settings)) {
      Trader program = Trader.of(server.url(), 1);
      assertThat(program.get("/local/status").statusCode()).isEqualTo(401);
      assertThat(program.post("/local/faults", PLAN).statusCode()).isEqualTo(401);
      assertThat(program.post("/local/faults", PLAN, "Authorization", "Bearer x").statusCode())
          .isEqualTo(401);
      assertThat(
              program.post("/local/faults", PLAN, "Authorization", "Bearer " + TOKEN).statusCode())
          .isEqualTo(200);
      assertThat(program.info("{\"type\":\"meta\"}").get("universe")).hasSize(1);
    }
  }
}
