package hft.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WebhookTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long SECOND = 1_000_000_000L;
  @TempDir Path folder;
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          boolean fails = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
          if (!fails) {
            bodies.add(body);
          }
          exchange.sendResponseHeaders(fails ? 503 : 204, -1);
          exchange.close();
        });
    server.start();
    Files.writeString(
        folder.resolve("webhook"), "http://127.0.0.1:" + server.getAddress().getPort() + "/hook\n");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private Alerts alerts(int burst, int attempts) throws IOException {
    return Webhook.of(
        new AlertSettings(
            Optional.of(Path.of("webhook")),
            1,
            burst,
            100,
            Duration.ofSeconds(10),
            attempts,
            Duration.ofMillis(5),
            Duration.ofMillis(20)),
        folder,
        Map.of("mode", "local"));
  }

  private JsonNode body(int index) throws IOException {
    return new ObjectMapper().readTree(bodies.get(index));
  }

  @Test
  void an_alert_is_one_object_and_those_raised_before_the_end_are_delivered() throws Exception {
    try (Alerts alerts = alerts(20, 3)) {
      alerts.raise(SECOND, "drawdown breaker trip", "equity \"1\"");
      alerts.raise(SECOND, "cancel-all engaged", "ann: test");
    }
    assertThat(bodies).hasSize(2);
    assertThat(bodies.getFirst())
        .isEqualTo(
            "{\"mode\":\"local\",\"at\":\"1970-01-01T00:00:01Z\",\"what\":\"drawdown breaker"
                + " trip\",\"detail\":\"equity \\\"1\\\"\",\"untoldBefore\":0}");
  }

  @Test
  void what_fails_is_tried_again() throws Exception {
    failures.set(4);
    try (Alerts alerts = alerts(20, 5)) {
      alerts.raise(SECOND, "what", "detail");
      await().atMost(PATIENCE).until(() -> bodies.size() == 1);
    }
  }

  @Test
  void what_is_given_up_and_what_is_too_much_is_counted_in_the_next() throws Exception {
    failures.set(2);
    try (Alerts alerts = alerts(5, 2)) {
      alerts.raise(SECOND, "lost", "");
      await().atMost(PATIENCE).until(() -> failures.get() == 0);
      for (int i = 0; i < 50; i++) {
        alerts.raise(SECOND, "storm", "");
      }
      await().atMost(PATIENCE).until(() -> bodies.size() == 4); // of a burst of five one is spent
      alerts.raise(60 * SECOND, "after", "");
      await().atMost(PATIENCE).until(() -> bodies.size() == 5);
      assertThat(body(4).get("what").asText()).isEqualTo("after");
      long untold = 0;
      for (int i = 0; i < 5; i++) {
        untold += body(i).get("untoldBefore").asLong();
      }
      assertThat(untold).isEqualTo(1 + 46);
    }
  }

  @Test
  void an_address_that_is_none_is_refused_without_showing_it() throws Exception {
    Files.writeString(folder.resolve("webhook"), "secret stuff");
    assertThatThrownBy(() -> alerts(1, 1))
        .hasMessageContaining("webhook: expected the http or https address")
        .hasMessageNotContaining("secret");
  }
}
