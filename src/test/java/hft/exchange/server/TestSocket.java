package hft.exchange.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A websocket of the JDK's own client. */
final class TestSocket implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();

  /** How it ended: the close code, or 1006 for no word at all. */
  private final CompletableFuture<Integer> ended = new CompletableFuture<>();

  private final WebSocket socket;

  TestSocket(String url) {
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(url.replaceFirst("^http", "ws") + "/ws"), new Listener())
            .join();
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        frames.add(part.toString());
        part.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      ended.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      ended.complete(1006);
    }
  }

  TestSocket send(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  TestSocket subscribe(String subscription) {
    return send("{\"method\":\"subscribe\",\"subscription\":" + subscription + "}");
  }

  /** The next frame, whatever it is. */
  String text() throws InterruptedException {
    String frame = frames.poll(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
    if (frame == null) {
      throw new AssertionError("no frame within " + PATIENCE);
    }
    return frame;
  }

  JsonNode any() throws InterruptedException, JsonProcessingException {
    return JSON.readTree(text());
  }

  /** Whether nothing comes for so long; what comes is lost. */
  boolean isSilentFor(long millis) throws InterruptedException {
    return frames.poll(millis, TimeUnit.MILLISECONDS) == null;
  }

  /** The next frame of this channel that fits; those before it are dropped. */
  JsonNode next(String channel, Predicate<JsonNode> wanted)
      throws InterruptedException, JsonProcessingException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      String frame = frames.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (frame == null) {
        throw new AssertionError("no such frame on " + channel + " within " + PATIENCE);
      }
      JsonNode node = JSON.readTree(frame);
      if (node.path("channel").asText().equals(channel) && wanted.test(node.path("data"))) {
        return node.path("data");
      }
    }
  }

  JsonNode next(String channel) throws InterruptedException, JsonProcessingException {
    return next(channel, any -> true);
  }

  int awaitEnd() {
    return ended.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  boolean isOpen() {
    return !ended.isDone();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
