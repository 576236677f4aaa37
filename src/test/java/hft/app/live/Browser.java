package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real Chromium without a screen, driven over its own protocol. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  private Browser(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Browser start(Path program, Path folder) throws IOException {
    Path profile = folder.resolve("profile");
    Process process =
        new ProcessBuilder(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("browser.out").toFile())
            .start();
    Path active = profile.resolve("DevToolsActivePort");
    await().atMost(PATIENCE).until(() -> Files.exists(active) && lines(active).size() >= 2);
    return new Browser(process, Integer.parseInt(lines(active).getFirst()));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A tab of its own. */
  Page open(String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/new?about:blank"))
            .PUT(HttpRequest.BodyPublishers.noBody())
            .build();
    JsonNode tab = JSON.readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    Page page = new Page(http, URI.create(tab.get("webSocketDebuggerUrl").asText()));
    for (String domain : List.of("Page", "Runtime", "Log")) {
      page.call(domain + ".enable", Map.of());
    }
    page.go(url);
    return page;
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
    http.close();
  }

  /** One tab. */
  static final class Page {
    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> calls = new ConcurrentHashMap<>();
    private final List<String> errors = new CopyOnWriteArrayList<>();
    private final WebSocket socket;

    Page(HttpClient http, URI uri) {
      socket = http.newWebSocketBuilder().buildAsync(uri, new Listener()).join();
    }

    private final class Listener implements WebSocket.Listener {
      private final StringBuilder text = new StringBuilder();

      @Override
      public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
          heard(text.toString());
          text.setLength(0);
        }
        from.request(1);
        return null;
      }
    }

    private void heard(String message) {
      try {
        JsonNode read = JSON.readTree(message);
        CompletableFuture<JsonNode> call = calls.remove(read.path("id").asInt());
        if (call != null) {
          call.complete(read);
        } else if (read.path("method").asText().equals("Runtime.exceptionThrown")
            || read.path("params").path("entry").path("level").asText().equals("error")) {
          errors.add(message);
        }
      } catch (IOException e) {
        errors.add(message + ": " + e);
      }
    }

    JsonNode call(String method, Map<String, Object> params) {
      int id = ids.incrementAndGet();
      ObjectNode request = JSON.createObjectNode().put("id", id).put("method", method);
      request.set("params", JSON.valueToTree(params));
      CompletableFuture<JsonNode> answer = new CompletableFuture<>();
      calls.put(id, answer);
      socket.sendText(request.toString(), true).join();
      JsonNode told = answer.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
      assertThat(told.path("error").toString()).as(method).isEmpty();
      return told.path("result");
    }

    void go(String url) {
      call("Page.navigate", Map.of("url", url));
    }

    /** The value of an expression; promises are awaited. */
    JsonNode value(String expression) {
      JsonNode told =
          call(
              "Runtime.evaluate",
              Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
      assertThat(told.path("exceptionDetails").toString()).as(expression).isEmpty();
      return told.path("result").path("value");
    }

    private static String quoted(String text) {
      return JSON.valueToTree(text).toString();
    }

    String text(String selector) {
      return value("(document.querySelector(" + quoted(selector) + ") || {}).innerText || ''")
          .asText();
    }

    void click(String selector) {
      value("document.querySelector(" + quoted(selector) + ").click()");
    }

    void type(String selector, String text) {
      value("document.querySelector(" + quoted(selector) + ").value = " + quoted(text) + "; 0");
    }

    /** Until the expression is true. */
    void until(String expression) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .untilAsserted(
              () ->
                  assertThat(value("Boolean(" + expression + ")").asBoolean())
                      .as(expression)
                      .isTrue());
    }

    void size(int width, int height, boolean phone) {
      call(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    void dark(boolean on) {
      call(
          "Emulation.setEmulatedMedia",
          Map.of(
              "features",
              List.of(Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light"))));
    }

    /** The whole page as PNG. */
    void picture(Path file) throws IOException {
      JsonNode shot =
          call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, Base64.getDecoder().decode(shot.get("data").asText()));
    }

    /** Errors of scripts and of the console so far. */
    List<String> errors() {
      return new ArrayList<>(errors);
    }
  }
}
