package hft.exchange.server;

import hft.exchange.entry.Entry;
import hft.exchange.stream.Inbound;
import hft.exchange.stream.Outbox;
import hft.exchange.stream.SocketReader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.QueueOfferResult;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/**
 * One connection's websocket. Frames go out through a queue of fixed length; a full one cuts the
 * connection, so a slow client delays nobody.
 */
final class SocketDoor {
  /** Frames of one client the venue may have before it; more wait in the client's connection. */
  private static final int UNDER_WAY = 16;

  private static final Duration FRAME_TIME = Duration.ofSeconds(10);
  private static final long MOST_CHARACTERS = 1 << 20;

  private static final CompletionStage<Done> TAKEN =
      CompletableFuture.completedFuture(Done.getInstance());

  private static final AtomicLong IDS = new AtomicLong();

  private final ActorSystem<VenueActor.Command> system;
  private final Entry entry;
  private final int frameBuffer;
  private final SharedKillSwitch connection;

  /**
   * @param connection cuts the connection the socket lives on
   */
  SocketDoor(
      ActorSystem<VenueActor.Command> system,
      Entry entry,
      int frameBuffer,
      SharedKillSwitch connection) {
    this.system = system;
    this.entry = entry;
    this.frameBuffer = frameBuffer;
    this.connection = connection;
  }

  Flow<Message, Message, NotUsed> flow(String remote) {
    long id = IDS.incrementAndGet();
    SocketReader reader = new SocketReader(entry);
    AtomicInteger underWay = new AtomicInteger();
    // The queue is there first: the venue hears of the socket before it hears from it.
    Pair<BoundedSourceQueue<String>, Source<String, NotUsed>> frames =
        Source.<String>queue(frameBuffer).preMaterialize(system);
    system.tell(new VenueActor.Connected(id, remote, outbox(frames.first())));
    Source<Message, NotUsed> out = frames.second().map(TextMessage::create);
    Sink<Message, NotUsed> in =
        Flow.<Message>create()
            .mapAsync(1, this::text)
            .map(reader::read)
            .mapAsync(UNDER_WAY, inbound -> pass(id, inbound, underWay))
            .watchTermination(
                (mat, ended) -> {
                  ended.whenComplete((done, failure) -> gone(id));
                  return mat;
                })
            .to(Sink.ignore());
    return Flow.fromSinkAndSourceCoupled(in, out);
  }

  /** Waits for the venue only when much is under way: a future costs more than the message. */
  private CompletionStage<Done> pass(long id, Inbound inbound, AtomicInteger underWay) {
    if (underWay.incrementAndGet() <= UNDER_WAY) {
      system.tell(new VenueActor.Received(id, inbound, underWay::decrementAndGet));
      return TAKEN;
    }
    CompletableFuture<Done> taken = new CompletableFuture<>();
    system.tell(
        new VenueActor.Received(
            id,
            inbound,
            () -> {
              underWay.decrementAndGet();
              taken.complete(Done.getInstance());
            }));
    return taken;
  }

  private void gone(long id) {
    system.tell(new VenueActor.Disconnected(id));
  }

  /** Frames come in parts now and then, even short ones. */
  private CompletionStage<String> text(Message message) {
    if (!message.isText()) {
      message.asBinaryMessage().getStreamedData().runWith(Sink.ignore(), system);
      return CompletableFuture.completedFuture("(binary)");
    }
    TextMessage text = message.asTextMessage();
    return text.isStrict()
        ? CompletableFuture.completedFuture(text.getStrictText())
        : text.getStreamedText()
            .completionTimeout(FRAME_TIME)
            .limitWeighted(MOST_CHARACTERS, part -> (long) part.length())
            .runFold(new StringBuilder(), StringBuilder::append, system)
            .thenApply(StringBuilder::toString);
  }

  private Outbox outbox(BoundedSourceQueue<String> queue) {
    return new Outbox() {
      @Override
      public boolean offer(String frame) {
        return queue.offer(frame) instanceof QueueOfferResult.Enqueued$;
      }

      @Override
      public void abort(String reason) {
        connection.abort(new HttpDoor.Cut(reason));
      }
    };
  }
}
