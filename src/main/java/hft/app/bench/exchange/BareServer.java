package hft.app.bench.exchange;

import com.typesafe.config.ConfigFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * The floor: the exchange's HTTP library with nothing behind it. A request, and a frame with an id,
 * gets a constant; every socket gets a frame as long as a touch on a fixed clock.
 */
final class BareServer {
  private static final String ANSWER =
      "{\"status\":\"ok\",\"response\":{\"type\":\"order\",\"data\":{\"statuses\":[{\"resting\":"
          + "{\"oid\":1000000,\"cloid\":\"0x00000000000000000000000000000001\"}}]}}}";

  private final ActorSystem system =
      ActorSystem.create(
          "bare",
          ConfigFactory.parseString(
                  """
                  pekko.loglevel = WARNING
                  pekko.daemonic = on
                  pekko.scheduler.tick-duration = 1 ms
                  pekko.http.server.server-header = ""
                  """)
              .withFallback(ConfigFactory.defaultReference())
              .resolve());

  private final Set<BoundedSourceQueue<String>> sockets = ConcurrentHashMap.newKeySet();

  private BareServer() {}

  /**
   * @param args milliseconds between broadcast frames
   */
  public static void main(String[] args) {
    BareServer server = new BareServer();
    var binding =
        Http.get(server.system)
            .newServerAt("127.0.0.1", 0)
            .bind(server::answer)
            .toCompletableFuture()
            .join();
    System.out.println("{\"port\":" + binding.localAddress().getPort() + "}");
    server.broadcastEvery(Long.parseLong(args[0]));
  }

  private CompletionStage<HttpResponse> answer(HttpRequest request) {
    var upgrade = request.getAttribute(AttributeKeys.webSocketUpgrade);
    if (upgrade.isPresent()) {
      return CompletableFuture.completedFuture(upgrade.get().handleMessagesWith(socket()));
    }
    return request
        .entity()
        .toStrict(10_000, system)
        .thenApply(
            body ->
                HttpResponse.create()
                    .withEntity(
                        HttpEntities.create(
                            ContentTypes.APPLICATION_JSON,
                            ANSWER.getBytes(StandardCharsets.UTF_8))));
  }

  private Flow<Message, Message, NotUsed> socket() {
    Pair<BoundedSourceQueue<String>, Source<String, NotUsed>> frames =
        Source.<String>queue(1_024).preMaterialize(system);
    BoundedSourceQueue<String> queue = frames.first();
    sockets.add(queue);
    Sink<Message, NotUsed> in =
        Flow.<Message>create()
            .mapAsync(1, message -> text(message))
            .map(text -> reply(queue, text))
            .to(Sink.ignore());
    return Flow.fromSinkAndSourceCoupled(in, frames.second().map(TextMessage::create));
  }

  private CompletionStage<String> text(Message message) {
    return message.asTextMessage().isStrict()
        ? CompletableFuture.completedFuture(message.asTextMessage().getStrictText())
        : message.asTextMessage().getStreamedText().runFold("", String::concat, system);
  }

  private static QueueOfferResult reply(BoundedSourceQueue<String> queue, String frame) {
    int from = frame.indexOf("\"id\":");
    if (from < 0) {
      return QueueOfferResult.enqueued();
    }
    String id = frame.substring(from + 5, frame.indexOf(',', from));
    return queue.offer(
        "{\"channel\":\"post\",\"data\":{\"id\":"
            + id
            + ",\"response\":{\"type\":\"action\",\"payload\":"
            + ANSWER
            + "}}}");
  }

  @SuppressWarnings("BusyWait") // a clock, not a wait
  private void broadcastEvery(long millis) {
    while (true) {
      long next = (System.currentTimeMillis() / millis + 1) * millis;
      try {
        Thread.sleep(Duration.ofMillis(Math.max(0, next - System.currentTimeMillis())));
      } catch (InterruptedException e) {
        return;
      }
      String frame =
          "{\"channel\":\"bbo\",\"data\":{\"coin\":\"BTC\",\"time\":"
              + next
              + ",\"bbo\":[{\"px\":\"99001.0\",\"sz\":\"0.001\",\"n\":1},null]}}";
      for (BoundedSourceQueue<String> socket : sockets) {
        if (!(socket.offer(frame) instanceof QueueOfferResult.Enqueued$)) {
          sockets.remove(socket);
        }
      }
    }
  }
}
