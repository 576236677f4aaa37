package hft.app.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One kill after the other against a running engine, each released before the next. */
final class KillRounds implements AutoCloseable {
  /** Clients that ask for the status without a pause. */
  private static final int CROWD = 2;

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String url;
  private final String token;
  private final VenueTruth truth;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final List<Thread> crowd = new ArrayList<>();
  private double questionMillis;
  private volatile boolean ended;

  KillRounds(String url, String token, EngineWorld world) {
    VenueTruth found = world.truth();
    if (found == null) {
      throw new IllegalStateException("an exchange of our own can be asked");
    }
    this.url = url;
    this.token = token;
    this.truth = found;
    for (int i = 0; i < CROWD; i++) {
      crowd.add(Thread.ofPlatform().daemon().name("crowd-" + i).start(this::press));
    }
  }

  private void press() {
    while (!ended) {
      try {
        send("/api/status", null);
      } catch (IOException e) {
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Milliseconds from the request to the first answer of the exchange that nothing is open. */
  double next(SpinningStrategy spinning) throws IOException, InterruptedException {
    awaitQuotes();
    spinning.spin();
    long start = System.nanoTime();
    CompletableFuture<HttpResponse<String>> kill =
        http.sendAsync(
            request("/api/kill", "{\"reason\":\"measurement\"}"),
            HttpResponse.BodyHandlers.ofString());
    long asked;
    int open;
    do {
      asked = System.nanoTime();
      open = truth.openOrders();
    } while (open > 0);
    long end = System.nanoTime();
    questionMillis = Math.max(questionMillis, (end - asked) / 1e6);
    JsonNode answer = JSON.readTree(kill.join().body());
    if (!answer.path("confirmed").asBoolean() || !answer.path("durable").asBoolean()) {
      throw new IllegalStateException("the kill was not confirmed: " + answer);
    }
    Thread.sleep(200); // nothing may come back
    if (truth.openOrders() > 0) {
      throw new IllegalStateException("orders are open after a confirmed kill");
    }
    spinning.release();
    JsonNode rearmed =
        send(
            "/api/rearm",
            "{\"confirm\":\"rearm\",\"reason\":\"next round\",\"confirmation\":"
                + answer.path("number").asLong()
                + "}");
    if (!rearmed.path("rearmed").asBoolean()) {
      throw new IllegalStateException("not rearmed: " + rearmed);
    }
    return (end - start) / 1e6;
  }

  private void awaitQuotes() throws InterruptedException {
    long patient = System.nanoTime() + PATIENCE.toNanos();
    while (truth.openOrders() < 4) {
      if (System.nanoTime() > patient) {
        throw new IllegalStateException("no quotes within " + PATIENCE);
      }
      Thread.sleep(20);
    }
  }

  /** The longest that the last question of a round took. */
  double questionMillis() {
    return questionMillis;
  }

  private JsonNode send(String path, @Nullable String body)
      throws IOException, InterruptedException {
    return JSON.readTree(
        http.send(request(path, body), HttpResponse.BodyHandlers.ofString()).body());
  }

  private HttpRequest request(String path, @Nullable String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    return body == null
        ? request.build()
        : request.POST(HttpRequest.BodyPublishers.ofString(body)).build();
  }

  @Override
  public void close() throws InterruptedException {
    ended = true;
    for (Thread each : crowd) {
      each.join();
    }
    http.close();
  }
}
