package hft.telemetry.metrics;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Passes range queries to one Prometheus, so that a page can ask it without another origin. Only
 * the query string is the caller's.
 */
public final class PrometheusQueries implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("prometheus").factory());
  private final HttpClient http =
      HttpClient.newBuilder().executor(thread).connectTimeout(PATIENCE).build();
  private final String base;

  /**
   * @param base {@code http://HOST:PORT}
   */
  public PrometheusQueries(String base) {
    this.base = base;
  }

  /**
   * What came back.
   *
   * @param json the body
   */
  public record Answer(int status, byte[] json) {}

  /** Of {@code query_range}; status 502 when nobody answers. */
  public CompletionStage<Answer> range(String rawQuery) {
    URI uri;
    try {
      uri = URI.create(base + "/api/v1/query_range?" + rawQuery);
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(error(400, "not a query string"));
    }
    HttpRequest request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(answer -> new Answer(answer.statusCode(), answer.body()))
        .exceptionally(this::unreachable);
  }

  private Answer unreachable(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (!(cause instanceof IOException)) {
      throw new IllegalStateException("asking " + base, cause);
    }
    return error(502, "no Prometheus answers at " + base + "; see deploy/README.md");
  }

  /** As Prometheus says it. */
  private static Answer error(int status, String why) {
    String text = "{\"status\":\"error\",\"error\":\"" + why + "\"}";
    return new Answer(status, text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    http.shutdownNow();
    thread.shutdownNow();
  }
}
