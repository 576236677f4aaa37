package hft.exchange.server;

import hft.exchange.entry.Entry;
import hft.wire.info.InfoRequestDecoder;
import hft.wire.json.JsonCursor;
import hft.wire.json.MalformedMessage;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.StatusCodes;
import org.apache.pekko.stream.SharedKillSwitch;

/** One connection's requests, one after the other: reads them and passes them to the venue. */
final class HttpDoor {
  /** The venue's own words. */
  static final String UNREADABLE = "Failed to deserialize the JSON body into the target type";

  /** Orders of one action fit many times over. */
  private static final long MOST_BYTES = 1 << 20;

  private static final long BODY_MILLIS = 10_000;

  private final ExchangeSettings settings;
  private final ActorSystem<VenueActor.Command> system;
  private final Entry entry;
  private final String remote;
  private final SocketDoor sockets;
  private final SharedKillSwitch connection;

  /**
   * @param connection cuts the connection the requests come on
   */
  HttpDoor(
      ExchangeSettings settings,
      ActorSystem<VenueActor.Command> system,
      Entry entry,
      String remote,
      SocketDoor sockets,
      SharedKillSwitch connection) {
    this.settings = settings;
    this.system = system;
    this.entry = entry;
    this.remote = remote;
    this.sockets = sockets;
    this.connection = connection;
  }

  CompletionStage<HttpResponse> handle(HttpRequest request) {
    return switch (request.getUri().path()) {
      case "/info" -> post(request, this::inform);
      case "/exchange" -> post(request, this::act);
      case "/ws" -> upgrade(request);
      case "/local/status", "/local/faults", "/local/deposit" -> local(request);
      default -> refuse(request, HttpAnswer.text(404, ""));
    };
  }

  private CompletionStage<HttpResponse> local(HttpRequest request) {
    HttpAnswer.Page refusal = settings.guard().refusal(request, settings.host());
    if (refusal != null) {
      return refuse(request, refusal);
    }
    return switch (request.getUri().path()) {
      case "/local/faults" -> post(request, body -> LocalRequests.faults(system, body));
      case "/local/deposit" -> post(request, body -> LocalRequests.deposit(system, body));
      default -> get(request);
    };
  }

  private interface Reader {
    CompletionStage<HttpAnswer> read(byte[] body);
  }

  private CompletionStage<HttpResponse> post(HttpRequest request, Reader reader) {
    if (!request.method().equals(HttpMethods.POST)) {
      return refuse(request, HttpAnswer.text(405, ""));
    }
    var type = request.entity().getContentType().mediaType();
    if (!type.isApplication() || !type.subType().equals("json")) {
      return refuse(
          request, HttpAnswer.text(415, "Expected request with `Content-Type: application/json`"));
    }
    return request
        .entity()
        .toStrict(BODY_MILLIS, MOST_BYTES, system)
        .thenCompose(entity -> reader.read(entity.getData().toArray()))
        .thenCompose(this::respond);
  }

  private CompletionStage<HttpResponse> respond(HttpAnswer answer) {
    return switch (answer) {
      case HttpAnswer.Page page -> CompletableFuture.completedFuture(response(page));
      case HttpAnswer.Silence(String why) -> {
        connection.abort(new Cut(why)); // a failed response would be answered with status 500
        yield new CompletableFuture<>();
      }
    };
  }

  private CompletionStage<HttpResponse> get(HttpRequest request) {
    if (!request.method().equals(HttpMethods.GET)) {
      return refuse(request, HttpAnswer.text(405, ""));
    }
    request.discardEntityBytes(system);
    CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    system.tell(new VenueActor.Status(answer));
    return answer.thenCompose(this::respond);
  }

  private CompletionStage<HttpResponse> upgrade(HttpRequest request) {
    var upgrade = request.getAttribute(AttributeKeys.webSocketUpgrade);
    if (upgrade.isEmpty()) {
      return refuse(request, HttpAnswer.text(400, "Expected a websocket upgrade"));
    }
    return CompletableFuture.completedFuture(
        upgrade.get().handleMessagesWith(sockets.flow(remote)));
  }

  private CompletionStage<HttpAnswer> inform(byte[] body) {
    try {
      var request = InfoRequestDecoder.decode(body);
      CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
      system.tell(new VenueActor.Inform(remote, request, answer));
      return answer;
    } catch (MalformedMessage e) {
      return unreadable(body);
    }
  }

  private CompletionStage<HttpAnswer> act(byte[] body) {
    Entry.Reading reading = entry.read(body);
    if (reading instanceof Entry.Reading.Unreadable) {
      return unreadable(body);
    }
    CompletableFuture<HttpAnswer> answer = new CompletableFuture<>();
    system.tell(new VenueActor.Act(remote, reading, answer));
    return answer;
  }

  private static CompletionStage<HttpAnswer> unreadable(byte[] body) {
    return CompletableFuture.completedFuture(
        isJson(body) ? HttpAnswer.text(422, UNREADABLE) : HttpAnswer.text(400, "not JSON"));
  }

  private static boolean isJson(byte[] body) {
    JsonCursor cursor = new JsonCursor();
    try {
      cursor.reset(body, 0, body.length);
      cursor.skip();
      cursor.expectEnd();
      return true;
    } catch (MalformedMessage e) {
      return false;
    }
  }

  private CompletionStage<HttpResponse> refuse(HttpRequest request, HttpAnswer.Page page) {
    request.discardEntityBytes(system);
    return CompletableFuture.completedFuture(response(page));
  }

  private static HttpResponse response(HttpAnswer.Page page) {
    return HttpResponse.create()
        .withStatus(StatusCodes.get(page.status()))
        .withEntity(
            HttpEntities.create(
                page.json() ? ContentTypes.APPLICATION_JSON : ContentTypes.TEXT_PLAIN_UTF8,
                page.body()));
  }

  /** Ends a connection without an answer. */
  static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Cut(String why) {
      super(why, null, false, false);
    }
  }
}
