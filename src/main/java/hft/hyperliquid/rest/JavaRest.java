package hft.hyperliquid.rest;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The venue over the JDK's own HTTP client, one warm connection at least. */
public final class JavaRest implements Rest {
  private static final int SHOWN = 200;

  /** Of one answer; the longest, 2,000 fills, has some hundred thousand. */
  private static final long MAX_BYTES = 16 << 20;

  private final URI base;
  private final HttpClient client;

  /**
   * Wait for answers. The client's own asynchronous way brings them through the JVM's common pool,
   * which has one thread on a small machine and belongs to everybody: whoever waits there would
   * hold up every cancel.
   */
  private final ExecutorService waiters = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param base such as {@code https://api.hyperliquid.xyz}, without a slash at the end
   */
  public JavaRest(URI base, Duration connectTimeout) {
    this.base = base;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(connectTimeout)
            .proxy(
                HttpClient.Builder
                    .NO_PROXY) // as for the sockets: where we connect to is in the settings
            .build();
  }

  @Override
  public void post(Endpoint endpoint, byte[] json, Duration timeout, Receiver receiver) {
    waiters.execute(() -> receiver.answered(ask(endpoint, json, timeout)));
  }

  @Override
  public Answer ask(Endpoint endpoint, byte[] json, Duration timeout) {
    HttpRequest request = request(endpoint, json, timeout);
    Future<HttpResponse<byte[]>> asked = waiters.submit(() -> client.send(request, body()));
    try {
      // The client's own timeout ends with the headers: a body that stops midway would hold us.
      return answer(asked.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      return new Answer.Failed(why(e));
    } catch (TimeoutException e) {
      asked.cancel(true);
      return new Answer.Failed("no whole answer within " + timeout);
    } catch (InterruptedException e) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Failed("interrupted");
    }
  }

  private static HttpResponse.BodyHandler<byte[]> body() {
    return BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_BYTES);
  }

  private HttpRequest request(Endpoint endpoint, byte[] json, Duration timeout) {
    return HttpRequest.newBuilder(URI.create(base + endpoint.path()))
        .timeout(timeout)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofByteArray(json))
        .build();
  }

  private static Answer answer(HttpResponse<byte[]> response) {
    if (response.statusCode() == 200) {
      return new Answer.Ok(response.body());
    }
    String body = new String(response.body(), StandardCharsets.UTF_8);
    return new Answer.Status(
        response.statusCode(), body.length() > SHOWN ? body.substring(0, SHOWN) : body);
  }

  private static String why(Throwable failure) {
    Throwable cause =
        failure instanceof ExecutionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    String text = cause.getMessage();
    return text == null ? cause.getClass().getSimpleName() : text;
  }

  @Override
  public void close() {
    client.shutdownNow();
    waiters.shutdownNow();
  }
}
