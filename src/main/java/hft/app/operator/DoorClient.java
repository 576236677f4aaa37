package hft.app.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hft.app.cli.OperatorRequest;
import hft.app.cli.UserMistake;
import hft.http.Encryption;
import hft.http.OperatorSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Speaks to an engine's operator door. */
final class DoorClient implements AutoCloseable {
  /**
   * An answer to a kill takes as long as the venue does, up to {@code hft.safety.answer-within}.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** What came back, always JSON. */
  record Answer(int status, JsonNode body) {}

  private final OperatorRequest request;
  private final OperatorSettings settings;
  private final URI url;
  private final HttpClient http;

  private DoorClient(OperatorRequest request, URI url, HttpClient http) {
    this.request = request;
    this.settings = request.settings().get(OperatorSettings.class);
    this.url = url;
    this.http = http;
  }

  static DoorClient of(OperatorRequest request) {
    OperatorSettings settings = request.settings().get(OperatorSettings.class);
    String scheme = settings.tls().isPresent() ? "https://" : "http://";
    String text = request.url().orElse(scheme + settings.address() + ":" + settings.port());
    HttpClient.Builder http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE);
    if (text.startsWith("https://")) {
      http.sslContext(context(request.shown()));
    }
    try {
      return new DoorClient(request, URI.create(text), http.build());
    } catch (IllegalArgumentException e) {
      throw new UserMistake("--url is not an address: " + text, e);
    }
  }

  private static SSLContext context(OperatorRequest.Shown shown) {
    try {
      if (shown.certificate().isPresent() && shown.key().isPresent()) {
        return Encryption.context(
            shown.certificate().get(), shown.key().get(), shown.authority().orElse(null));
      }
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(
          null,
          shown.authority().isEmpty() ? null : Encryption.trust(shown.authority().get()),
          null);
      return context;
    } catch (IllegalArgumentException | GeneralSecurityException | IOException e) {
      throw new UserMistake(String.valueOf(e.getMessage()), e);
    }
  }

  Answer get(String path) throws InterruptedException {
    return send(HttpRequest.newBuilder(url.resolve(path)).timeout(PATIENCE).build());
  }

  /** With the token. */
  Answer post(String path, ObjectNode body) throws InterruptedException {
    Answer answer =
        send(
            HttpRequest.newBuilder(url.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build());
    return switch (answer.status()) {
      case 400, 401, 403, 404, 422, 429 ->
          throw new UserMistake(
              url + " refused (" + answer.status() + "): " + answer.body().path("error").asText());
      default -> answer;
    };
  }

  private Answer send(HttpRequest made) throws InterruptedException {
    try {
      HttpResponse<String> answer = http.send(made, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (JsonProcessingException e) {
      throw new UserMistake(url + " is not an engine: it does not answer in JSON", e);
    } catch (IOException e) {
      throw new UserMistake("nothing done: cannot reach an engine at " + url + ": " + e, e);
    }
  }

  private String token() {
    Path file = request.tokenFile().orElse(request.home().resolve(settings.tokenFile()));
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UserMistake(
          "nothing done: cannot read the operator's token from " + file + ": " + e, e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
