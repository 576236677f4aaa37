package hft.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import hft.port.EngineStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operator's door over real sockets: who gets in, and what anybody else cannot do to it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OperatorServerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String KILL = "{\"reason\":\"test\"}";
  private final ObjectMapper json = new ObjectMapper();
  private final FakeDesk desk = new FakeDesk();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  @TempDir Path folder;
  private OperatorServer server;
  private String token;

  static OperatorSettings settings(Path folder, int connections, Duration requestWithin) {
    return new OperatorSettings(
        true,
        "127.0.0.1",
        0,
        false,
        List.of("desk.example"),
        folder.resolve("tokens"),
        folder.resolve("token"),
        connections,
        requestWithin,
        16_384,
        5,
        Optional.empty());
  }

  @BeforeEach
  void start() throws IOException {
    server = start(settings(folder, 2_048, Duration.ofSeconds(5)));
    token = Files.readString(folder.resolve("token")).strip();
  }

  private OperatorServer start(OperatorSettings settings) throws IOException {
    Tokens tokens = Tokens.open(settings.tokens(), settings.tokenFile());
    return OperatorServer.start(
        settings, tokens, desk, Pages.NONE, () -> System.currentTimeMillis() * 1_000_000);
  }

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(PATIENCE);
  }

  private HttpRequest.Builder post(String path, String body) {
    return request(path)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private JsonNode body(HttpResponse<String> answer) throws IOException {
    return json.readTree(answer.body());
  }

  @Test
  void a_kill_is_carried_out_by_name_and_its_answer_says_what_came_of_it() throws Exception {
    HttpResponse<String> answer =
        send(post("/api/kill", "{\"reason\":\"fills look\\nwrong\",\"flatten\":true}"));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(body(answer).toString())
        .isEqualTo(
            "{\"engaged\":true,\"step\":\"flatten\",\"number\":1,\"cancelled\":3,"
                + "\"confirmed\":true,\"open\":0,\"durable\":true}");
    assertThat(desk.calls).containsExactly("flatten by operator: fills look wrong");
    assertThat(send(post("/api/kill", KILL)).statusCode()).as("repeatable").isEqualTo(200);
    JsonNode status = body(send(request("/api/status")));
    assertThat(status.get("killed").asBoolean()).isTrue();
    assertThat(status.get("number").asInt()).isEqualTo(2);
    assertThat(status.get("latches").size()).isEqualTo(2);
    assertThat(status.get("latches").get(0).get("at").asText()).isEqualTo("1970-01-01T00:00:01Z");
  }

  @Test
  void what_is_not_confirmed_or_not_on_disk_is_said() throws Exception {
    desk.confirmed = false;
    HttpResponse<String> answer = send(post("/api/kill", KILL));
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(body(answer).get("open").isNull()).isTrue();
    desk.trouble = "no room";
    answer = send(post("/api/kill", KILL));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(body(answer).get("engaged").asBoolean()).isTrue();
    assertThat(body(answer).get("error").asText())
        .isEqualTo("engaged, but a restart would forget it: no room");
  }

  @Test
  void rearming_needs_the_word_and_the_newest_number() throws Exception {
    send(post("/api/ladder", "{\"step\":\"widen\",\"reason\":\"numbers\"}"));
    String wrong = "{\"confirm\":\"rearm\",\"confirmation\":0,\"reason\":\"ok\"}";
    assertThat(send(post("/api/rearm", wrong)).statusCode()).isEqualTo(409);
    String silent = "{\"confirmation\":1,\"reason\":\"ok\"}";
    assertThat(send(post("/api/rearm", silent)).statusCode()).isEqualTo(422);
    String right =
        "{\"confirm\":\"rearm\",\"confirmation\":1,\"reason\":\"ok\",\"from\":\"widen\"}";
    assertThat(send(post("/api/rearm", right)).statusCode()).isEqualTo(200);
    assertThat(desk.ladder.latches()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TRADING,true,200,200",
    "TRADING,false,503,503",
    "STARTING,false,200,503",
    "STOPPING,true,200,503",
    "ENDED,false,503,503"
  })
  void supervisors_are_told(EngineStatus.Phase phase, boolean guardianWorks, int health, int ready)
      throws Exception {
    desk.phase = phase;
    desk.guardianWorks = guardianWorks;
    desk.engage(hft.core.risk.Rung.CANCEL_ALL, "a kill is no illness", "test");
    assertThat(send(request("/health")).statusCode()).isEqualTo(health);
    assertThat(send(request("/ready")).statusCode()).isEqualTo(ready);
  }

  @Test
  void nobody_commands_without_the_right_token_and_failures_are_noted_up_to_a_limit()
      throws Exception {
    List<String> wrong =
        List.of("", "Bearer ", "Bearer x", "Basic " + token, "Bearer " + token + "x");
    for (String header : wrong) {
      HttpRequest.Builder request =
          request("/api/kill")
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(KILL));
      if (!header.isEmpty()) {
        request.header("Authorization", header);
      }
      HttpResponse<String> answer = send(request);
      assertThat(answer.statusCode()).as(header).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }
    assertThat(desk.refusals).hasSize(wrong.size());
    assertThat(desk.refusals.getFirst()).isEqualTo("127.0.0.1: no token for POST /api/kill");
    int limited = 0;
    for (int i = 0; i < 100; i++) {
      HttpRequest.Builder request =
          request("/api/rearm")
              .header("Authorization", "Bearer nothing")
              .POST(HttpRequest.BodyPublishers.ofString("{}"));
      limited += send(request).statusCode() == 429 ? 1 : 0;
    }
    assertThat(limited).isPositive();
    assertThat(desk.refusals.size()).isLessThan(wrong.size() + 100);
    assertThat(desk.calls).isEmpty();
    assertThat(send(post("/api/kill", KILL)).statusCode()).as("the right one").isEqualTo(200);
    assertThat(String.join("", desk.refusals)).doesNotContain(token);
  }

  @Test
  void pages_of_other_sites_are_refused_even_with_the_token() throws Exception {
    for (List<String> header :
        List.of(
            List.of("Sec-Fetch-Site", "cross-site"),
            List.of("Sec-Fetch-Site", "same-site"),
            List.of("Origin", "https://evil.example"),
            List.of("Origin", "null"))) {
      HttpResponse<String> answer =
          send(post("/api/kill", KILL).header(header.get(0), header.get(1)));
      assertThat(answer.statusCode()).as(header.toString()).isEqualTo(403);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
    assertThat(desk.calls).isEmpty();
    assertThat(
            send(post("/api/kill", KILL)
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Origin", server.url()))
                .statusCode())
        .isEqualTo(200);
    HttpRequest.Builder form =
        request("/api/kill")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString(KILL));
    assertThat(send(form).statusCode()).as("what a form could send").isEqualTo(415);
    HttpRequest.Builder preflight =
        request("/api/kill").method("OPTIONS", HttpRequest.BodyPublishers.noBody());
    assertThat(send(preflight).statusCode()).isEqualTo(405);
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example,403",
    "evil.example:8080,403",
    "127.0.0.1.evil.example,403",
    "localhost:1,200",
    "desk.example,200",
    "10.100.0.1:8080,200",
    "[::1]:8080,200"
  })
  void a_name_that_somebody_made_lead_here_is_refused(String host, int status) throws Exception {
    assertThat(raw("GET /api/status HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|400",
        "nonsense|400",
        "[]|400",
        "{\"reason\":\"a\"} x|400",
        "{\"reason\":\"a\",\"reason\":\"b\"}|400",
        "{}|422",
        "{\"reason\":\"  \"}|422",
        "{\"reason\":7}|422",
        "{\"reason\":\"a\",\"flatten\":\"yes\"}|422",
        "{\"reason\":\"a\",\"flaten\":true}|422",
        "{\"step\":\"widen\",\"reason\":\"a\"}|422"
      })
  void a_body_that_is_not_a_kill_kills_nothing_and_says_why(String body, int status)
      throws Exception {
    HttpResponse<String> answer = send(post("/api/kill", body));
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(body(answer).get("error").asText()).isNotEmpty();
    assertThat(desk.calls).isEmpty();
  }

  @Test
  void paths_methods_and_sizes_have_their_answers() throws Exception {
    assertThat(send(request("/nothing")).statusCode()).isEqualTo(404);
    assertThat(send(request("/api/kill")).statusCode()).isEqualTo(405);
    assertThat(send(post("/health", "{}")).statusCode()).isEqualTo(405);
    String longReason = "{\"reason\":\"" + "a".repeat(501) + "\"}";
    assertThat(send(post("/api/kill", longReason)).statusCode()).isEqualTo(422);
    String huge = "{\"reason\":\"" + "a".repeat(200_000) + "\"}";
    assertThat(send(post("/api/kill", huge)).statusCode()).isEqualTo(413);
    HttpRequest.Builder chunked =
        request("/api/kill")
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new java.io.ByteArrayInputStream(huge.getBytes(StandardCharsets.UTF_8))));
    assertThat(send(chunked).statusCode()).isEqualTo(413);
    String endless = "{\"reason\":\"" + "a".repeat(1 << 22) + "\"}";
    assertThat(statusOrCut(post("/api/kill", endless))).isIn(413, -1);
    assertThat(raw("GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        .startsWith("HTTP/1.1 414");
    assertThat(desk.calls).isEmpty();
  }

  /** -1 when the connection was cut. */
  private int statusOrCut(HttpRequest.Builder request) throws Exception {
    try {
      return send(request).statusCode();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void a_thousand_kills_at_once_are_all_answered() throws Exception {
    server.close();
    server = start(settings(folder, 2_048, Duration.ofMinutes(1))); // a busy machine needs longer
    List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      answers.add(
          http.sendAsync(post("/api/kill", KILL).build(), HttpResponse.BodyHandlers.ofString()));
    }
    for (CompletableFuture<HttpResponse<String>> answer : answers) {
      assertThat(answer.join().statusCode()).isEqualTo(200);
    }
    assertThat(desk.ladder.number()).isEqualTo(1_000);
  }

  @Test
  void who_sends_byte_by_byte_or_nothing_is_cut_and_others_are_served_meanwhile() throws Exception {
    try (OperatorServer hasty = start(settings(folder, 16, Duration.ofMillis(500)))) {
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < 8; i++) {
          Socket socket = new Socket("127.0.0.1", hasty.port());
          socket.setSoTimeout((int) PATIENCE.toMillis());
          slow.add(socket);
          if (i > 0) {
            socket.getOutputStream().write("POST /api/kill HT".getBytes(StandardCharsets.UTF_8));
          }
        }
        HttpRequest kill =
            HttpRequest.newBuilder(URI.create(hasty.url() + "/api/kill"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(KILL))
                .build();
        assertThat(http.send(kill, HttpResponse.BodyHandlers.ofString()).statusCode())
            .isEqualTo(200);
        for (Socket socket : slow) {
          assertThat(ends(socket)).isTrue();
        }
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
      assertThat(trickle(hasty)).as("cut while it still sends").isTrue();
    }
  }

  /** The connection ends, with or without a farewell. */
  private static boolean ends(Socket socket) {
    try {
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return true;
    } catch (java.net.SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** One byte of a header after the other, for as long as it is let. */
  private static boolean trickle(OperatorServer hasty) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", hasty.port())) {
      socket
          .getOutputStream()
          .write("GET /health HTTP/1.1\r\nX: ".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 300; i++) {
        Thread.sleep(50);
        socket.getOutputStream().write('a');
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  @Test
  void more_connections_than_allowed_are_cut_and_room_comes_back() throws Exception {
    try (OperatorServer small = start(settings(folder, 8, Duration.ofSeconds(60)))) {
      List<Socket> held = new ArrayList<>();
      try {
        for (int i = 0; i < 8; i++) {
          Socket socket = new Socket("127.0.0.1", small.port());
          socket.getOutputStream().write('G');
          held.add(socket);
        }
        try (Socket more = new Socket("127.0.0.1", small.port())) {
          more.setSoTimeout((int) PATIENCE.toMillis());
          assertThat(ends(more)).isTrue();
        }
      } finally {
        for (Socket socket : held) {
          socket.close();
        }
      }
      HttpRequest look = HttpRequest.newBuilder(URI.create(small.url() + "/health")).build();
      await()
          .atMost(PATIENCE)
          .ignoreExceptions()
          .until(() -> http.send(look, HttpResponse.BodyHandlers.ofString()).statusCode() == 200);
    }
  }

  private String raw(String text) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readNBytes(12), StandardCharsets.UTF_8);
    }
  }

  @Test
  void only_the_hash_of_a_token_is_kept_and_both_files_are_private() throws Exception {
    assertThat(Files.readString(folder.resolve("tokens")))
        .doesNotContain(token)
        .startsWith("operator ");
    for (String file : List.of("token", "tokens")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(file))))
          .isEqualTo("rw-------");
    }
    Files.writeString(folder.resolve("tokens"), "ann 12\n");
    assertThatThrownBy(() -> Tokens.open(folder.resolve("tokens"), folder.resolve("token")))
        .hasMessageContaining("tokens:1: expected a name and 64 hex digits");
  }

  @ParameterizedTest
  @CsvSource({"0.0.0.0", "0", "'::'", "'::0'", "'[::]'", "''", "'*'"})
  void a_wildcard_address_needs_the_flag(String address) {
    OperatorSettings good = settings(folder, 8, Duration.ofSeconds(1));
    assertThatThrownBy(
            () ->
                new OperatorSettings(
                    true,
                    address,
                    0,
                    false,
                    List.of(),
                    good.tokens(),
                    good.tokenFile(),
                    8,
                    Duration.ofSeconds(1),
                    1_024,
                    1,
                    Optional.empty()))
        .hasMessageContaining("allow-wildcard = true");
  }
}
