package hft.app.live;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The status page in a real browser, of an engine that trades in mode local. The pictures it takes
 * are under {@code target/pictures}. Skipped without a Chromium, except in CI.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StatusPageTest {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Path PICTURES = Path.of("target", "pictures");
  private static final String QUOTING = "document.querySelector('#doing').innerText === 'quoting'";
  private static final String KILLED =
      "document.querySelector('#doing').innerText.startsWith('killed: cancel-all')";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private @Nullable Process engine;
  private @Nullable Browser browser;
  private int port;

  @BeforeEach
  void start() throws IOException {
    browser = Browser.start(WatchedRun.required("chromium", "chromium-browser"), folder);
    port = WatchedRun.freePort();
    startEngine();
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (browser != null) {
      browser.close();
    }
    if (engine != null) {
      engine.destroyForcibly().waitFor();
    }
    http.close();
  }

  private void startEngine() throws IOException {
    engine =
        new ProcessBuilder(
                WatchedRun.command(folder, port, WatchedRun.freePort(), "http://127.0.0.1:9"))
            .redirectOutput(folder.resolve("engine.out").toFile())
            .redirectError(folder.resolve("engine.err").toFile())
            .start();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(status()).as(this::told).contains("\"actors\":[{"));
  }

  private String told() {
    try {
      return Files.readString(folder.resolve("engine.err"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private String url() {
    return "http://127.0.0.1:" + port + "/";
  }

  private String status() {
    try {
      return http.send(
              HttpRequest.newBuilder(URI.create(url() + "api/status")).build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (IOException e) {
      return "";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long handled(Browser.Page page, String actor) {
    String row = "document.querySelector('#actors tr[data-actor=\"" + actor + "\"]')";
    page.until(row);
    return page.value(row + ".cells.length").asLong();
  }

  private static void kill(Browser.Page page, String token, String reason) {
    page.click("#kill");
    page.type("#kill-token", token);
    page.type("#kill-reason", reason);
    page.click("#kill-send");
    page.until("!['', 'sending…'].includes(document.querySelector('#kill-answer').innerText)");
  }

  @Test
  void the_page_lives_kills_by_its_button_and_tells_the_truth_after_reload_and_restart()
      throws Exception {
    Browser.Page first = requireNonNull(browser).open(url());
    first.size(1400, 900, false);
    first.until("document.body.dataset.ready === 'yes'");
    first.until(QUOTING);
    assertThat(handled(first, "desk-BTC/strategy")).isEqualTo(12);
    long drawn = first.value("Number(document.body.dataset.drawn)").asLong();
    first.until("Number(document.body.dataset.drawn) > " + (drawn + 8)); // it goes on by itself
    first.until("document.querySelectorAll('#orders tbody tr').length > 0");
    first.until("document.querySelectorAll('#coins .ladder tr').length >= 10");
    first.picture(PICTURES.resolve("status-light.png"));
    first.dark(true);
    first.picture(PICTURES.resolve("status-dark.png"));
    first.dark(false);

    Browser.Page second = requireNonNull(browser).open(url());
    second.until(QUOTING);
    kill(second, "not the token", "try");
    assertThat(second.text("#kill-answer")).startsWith("refused: expected the header");
    assertThat(status()).contains("\"killed\":false");
    second.click("#kill-close");

    kill(second, Files.readString(folder.resolve("token")).strip(), "seen in a browser");
    assertThat(second.text("#kill-answer")).startsWith("engaged, number 1: ");
    second.picture(PICTURES.resolve("status-kill.png"));
    first.until(KILLED); // both viewers agree
    second.until(KILLED);
    assertThat(first.text("#stops")).contains("cancel-all", "seen in a browser");
    first.until("document.querySelectorAll('#orders tbody tr').length === 0");

    first.go(url());
    first.until("document.body.dataset.ready === 'yes'");
    first.until(KILLED);

    assertThat(first.errors()).isEmpty();

    Process running = requireNonNull(engine);
    running.destroy();
    assertThat(running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    first.until("document.querySelector('#doing').innerText === 'no answer from the engine'");
    startEngine();
    first.until(KILLED); // found again by itself, and still killed
    assertThat(first.text("#stops")).contains("seen in a browser");
    first.size(400, 800, true);
    first.until("document.documentElement.scrollWidth <= 400");
    first.picture(PICTURES.resolve("status-phone.png"));
  }
}
