package hft.alert;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.core.pace.Backoff;
import hft.core.pace.TokenBucket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts alerts one after the other, on a thread of its own. The address is never shown: whoever
 * knows it can post there.
 */
public final class Webhook implements Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(Webhook.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** For what still waits at the end. */
  private static final Duration CLOSING = Duration.ofSeconds(3);

  private record Alert(long nanos, String what, String detail) {}

  private final AlertSettings settings;
  private final URI address;
  private final Map<String, String> sender;
  private final Backoff backoff;
  private final HttpClient http;
  private final ArrayBlockingQueue<Alert> waiting;
  private final TokenBucket rate;
  private final AtomicLong untold = new AtomicLong();
  private final Thread poster;
  private volatile boolean closing;

  private Webhook(AlertSettings settings, URI address, Map<String, String> sender) {
    this.settings = settings;
    this.address = address;
    this.sender = sender;
    this.backoff = Backoff.of(settings.retryFirst(), settings.retryMax(), System.nanoTime());
    this.waiting = new ArrayBlockingQueue<>(settings.queued());
    this.rate = new TokenBucket(settings.perSecond(), settings.burst());
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.poster = Thread.ofPlatform().daemon().name("webhook").unstarted(this::run);
  }

  /**
   * As the settings say: a webhook, or nobody.
   *
   * @param home where relative paths of the settings start
   * @param sender what every alert says of who sends it
   * @throws IllegalArgumentException when the file does not hold an address
   */
  public static Alerts of(AlertSettings settings, Path home, Map<String, String> sender)
      throws IOException {
    if (settings.webhookFile().isEmpty()) {
      return NONE;
    }
    Path file = home.resolve(settings.webhookFile().get());
    Webhook webhook = new Webhook(settings, address(file), sender);
    webhook.poster.start();
    return webhook;
  }

  private static URI address(Path file) throws IOException {
    try {
      URI address = URI.create(Files.readString(file).strip());
      if (address.getHost() != null && String.valueOf(address.getScheme()).startsWith("http")) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // told below, without what was read
    }
    throw new IllegalArgumentException(file + ": expected the http or https address of a webhook");
  }

  @Override
  public void raise(long nanos, String what, String detail) {
    boolean taken;
    synchronized (rate) {
      taken = rate.tryTake(1, nanos);
    }
    if (!taken || closing || !waiting.offer(new Alert(nanos, what, detail))) {
      untold.incrementAndGet();
    }
  }

  private void run() {
    try {
      while (!closing || !waiting.isEmpty()) {
        Alert next = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (next != null) {
          deliver(next);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void deliver(Alert alert) throws InterruptedException {
    long before = untold.getAndSet(0);
    String body = body(alert, before);
    String trouble = "";
    for (int attempt = 1; attempt <= settings.attempts(); attempt++) {
      trouble = post(body);
      if (trouble.isEmpty()) {
        return;
      }
      if (attempt < settings.attempts() && !closing) {
        TimeUnit.NANOSECONDS.sleep(backoff.delayNanos(attempt));
      }
    }
    untold.addAndGet(before + 1);
    LOG.warn("the alert '{}' cannot be delivered to the webhook: {}", alert.what(), trouble);
  }

  private String body(Alert alert, long before) {
    ObjectNode body = JSON.createObjectNode();
    sender.forEach(body::put);
    body.put("at", Instant.ofEpochSecond(0, alert.nanos()).toString());
    body.put("what", alert.what());
    body.put("detail", alert.detail());
    body.put("untoldBefore", before);
    return body.toString();
  }

  /** Why it failed, without the address; empty when it did not. */
  private String post(String body) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(settings.timeout())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? "" : "status " + status;
    } catch (IOException e) {
      return e.getClass().getSimpleName();
    }
  }

  /** What waits gets one more attempt each, within a few seconds. */
  @Override
  public void close() {
    closing = true;
    try {
      poster.join(CLOSING);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    poster.interrupt();
    http.shutdownNow();
  }
}
