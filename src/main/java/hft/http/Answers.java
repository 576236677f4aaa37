package hft.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** Answers in JSON, with what keeps browsers from doing more with them than show them. */
final class Answers {
  private static final List<HttpHeader> GUARDED =
      List.of(
          RawHeader.create("Cache-Control", "no-store"),
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("X-Frame-Options", "DENY"),
          RawHeader.create("Referrer-Policy", "no-referrer"),
          RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"),
          RawHeader.create(
              "Content-Security-Policy", "default-src 'self'; frame-ancestors 'none'"));

  private Answers() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static HttpResponse json(int status, ObjectNode body) {
    return guarded(
        HttpResponse.create()
            .withStatus(StatusCodes.get(status))
            .withEntity(HttpEntities.create(ContentTypes.APPLICATION_JSON, body + "\n")));
  }

  /** One sentence: what was expected, or why not. */
  static HttpResponse refusal(int status, String why) {
    return json(status, object().put("error", why));
  }

  static HttpResponse refusal(Refusal refusal) {
    HttpResponse answer = refusal(refusal.status(), refusal.getMessage());
    return switch (refusal.status()) {
      case 401 -> answer.addHeader(RawHeader.create("WWW-Authenticate", "Bearer"));
      case 429 -> answer.addHeader(RawHeader.create("Retry-After", "1"));
      default -> answer;
    };
  }

  static HttpResponse guarded(HttpResponse answer) {
    return answer.addHeaders(GUARDED);
  }
}
