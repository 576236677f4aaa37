package hft.http;

import hft.port.OperatorDesk;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;

/**
 * What people look at: the pages, {@code /api/status} and {@code /api/stream}. Changes nothing, so
 * it asks for no token.
 */
final class PageRoutes {
  private final OperatorDesk desk;
  private final Pages pages;
  private final EventStream stream;

  PageRoutes(OperatorDesk desk, Pages pages, ActorSystem<?> system) {
    this.desk = desk;
    this.pages = pages;
    this.stream = new EventStream(this::status, system);
  }

  /** The answer; empty when the path is none of the page's. The method is GET. */
  Optional<CompletionStage<HttpResponse>> get(HttpRequest request) {
    return switch (request.getUri().path()) {
      case "/api/status" -> now(json(200, status()));
      case "/api/stream" -> now(Answers.guarded(stream.response()));
      case "/api/query_range" ->
          Optional.of(
              pages
                  .queryRange(request.getUri().rawQueryString().orElse(""))
                  .thenApply(passed -> json(passed.status(), passed.json())));
      case String path -> file(path);
    };
  }

  /** The engine in short, as operators' commands read it, and the whole picture in it. */
  private byte[] status() {
    String brief = StatusJson.of(desk.status()).toString();
    ByteArrayOutputStream whole = new ByteArrayOutputStream(1 << 15);
    whole.writeBytes(brief.substring(0, brief.length() - 1).getBytes(StandardCharsets.UTF_8));
    whole.writeBytes(",\"engine\":".getBytes(StandardCharsets.UTF_8));
    whole.writeBytes(pages.picture());
    whole.write('}');
    return whole.toByteArray();
  }

  private Optional<CompletionStage<HttpResponse>> file(String path) {
    Pages.File file = pages.file(path);
    if (file == null) {
      return Optional.empty();
    }
    return now(
        Answers.guarded(
            HttpResponse.create()
                .withEntity(
                    HttpEntities.create(ContentTypes.parse(file.contentType()), file.bytes()))));
  }

  private static HttpResponse json(int status, byte[] body) {
    return Answers.guarded(
        HttpResponse.create()
            .withStatus(StatusCodes.get(status))
            .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, body)));
  }

  private static Optional<CompletionStage<HttpResponse>> now(HttpResponse answer) {
    return Optional.of(CompletableFuture.completedFuture(answer));
  }
}
