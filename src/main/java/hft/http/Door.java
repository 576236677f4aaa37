package hft.http;

import hft.port.OperatorDesk;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.EntityStreamException;
import org.apache.pekko.http.scaladsl.model.EntityStreamSizeException;

/** Every request's way: admitted, routed, answered; whatever goes wrong has its status. */
final class Door {
  private final ActorSystem<?> system;
  private final OperatorSettings settings;
  private final Doorkeeper keeper;
  private final ControlRoutes control;
  private final ProbeRoutes probes;
  private final PageRoutes page;

  Door(
      ActorSystem<?> system,
      OperatorSettings settings,
      Doorkeeper keeper,
      OperatorDesk desk,
      Pages pages) {
    this.system = system;
    this.settings = settings;
    this.keeper = keeper;
    this.control = new ControlRoutes(desk);
    this.probes = new ProbeRoutes(desk);
    this.page = new PageRoutes(desk, pages, system);
  }

  CompletionStage<HttpResponse> handle(HttpRequest request, String remote) {
    CompletionStage<HttpResponse> answer;
    try {
      keeper.admit(request);
      answer = route(request, remote);
    } catch (Refusal e) {
      request.discardEntityBytes(system);
      answer = CompletableFuture.completedFuture(Answers.refusal(e));
    }
    return answer.exceptionally(this::failed);
  }

  private CompletionStage<HttpResponse> route(HttpRequest request, String remote) {
    return switch (request.getUri().path()) {
      case "/api/kill" -> command(request, remote, control::kill);
      case "/api/ladder" -> command(request, remote, control::ladder);
      case "/api/rearm" -> command(request, remote, control::rearm);
      case "/health" -> look(request, probes.health());
      case "/ready" -> look(request, probes.ready());
      default -> lookAtPage(request);
    };
  }

  private interface Command {
    CompletionStage<HttpResponse> run(String who, byte[] body);
  }

  /** Who asks is settled before the body is read. */
  private CompletionStage<HttpResponse> command(
      HttpRequest request, String remote, Command command) {
    if (!request.method().equals(HttpMethods.POST)) {
      return notAllowed(request, "POST");
    }
    String who = keeper.operator(request, remote);
    var type = request.entity().getContentType().mediaType();
    if (!type.isApplication() || !type.subType().equals("json")) {
      throw new Refusal(415, "expected Content-Type: application/json");
    }
    return request
        .entity()
        .getDataBytes()
        .completionTimeout(settings.requestWithin())
        .runFold(new Body(settings.bodyBytesMax()), Body::and, system)
        .thenCompose(body -> command.run(who, body.bytes()));
  }

  private CompletionStage<HttpResponse> look(HttpRequest request, HttpResponse answer) {
    if (!isLook(request)) {
      return notAllowed(request, "GET");
    }
    request.discardEntityBytes(system);
    return CompletableFuture.completedFuture(answer);
  }

  private CompletionStage<HttpResponse> lookAtPage(HttpRequest request) {
    if (!isLook(request)) {
      return notAllowed(request, "GET");
    }
    request.discardEntityBytes(system);
    return page.get(request)
        .orElseGet(
            () -> CompletableFuture.completedFuture(Answers.refusal(404, "there is nothing here")));
  }

  private static boolean isLook(HttpRequest request) {
    return request.method().equals(HttpMethods.GET) || request.method().equals(HttpMethods.HEAD);
  }

  private CompletionStage<HttpResponse> notAllowed(HttpRequest request, String allowed) {
    request.discardEntityBytes(system);
    return CompletableFuture.completedFuture(
        Answers.refusal(405, "expected " + allowed).addHeader(RawHeader.create("Allow", allowed)));
  }

  private HttpResponse failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    return switch (cause) {
      case Refusal refusal -> Answers.refusal(refusal);
      case EntityStreamSizeException _ -> Answers.refusal(413, "the body is too large");
      case TimeoutException _ -> Answers.refusal(408, "the body did not arrive in time");
      case EntityStreamException _ -> Answers.refusal(400, "the body ended early");
      default -> {
        system.log().error("operator's door: a request failed", cause);
        yield Answers.refusal(500, "our failure: " + cause.getClass().getSimpleName());
      }
    };
  }
}
