package hft.http;

import hft.port.OperatorDesk;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;

/** What people look at: {@code GET /api/status}. Changes nothing, so it asks for no token. */
final class PageRoutes {
  private final OperatorDesk desk;

  PageRoutes(OperatorDesk desk) {
    this.desk = desk;
  }

  /** The answer; empty when the path is none of the page's. The method is GET. */
  Optional<HttpResponse> get(HttpRequest request) {
    return switch (request.getUri().path()) {
      case "/api/status" -> Optional.of(Answers.json(200, StatusJson.of(desk.status())));
      default -> Optional.empty();
    };
  }
}
