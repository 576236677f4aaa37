package hft.http;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.stream.OverflowStrategy;
import org.apache.pekko.stream.javadsl.BroadcastHub;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events, four a second, made once for all viewers and not at all while there are none.
 * A viewer that is slow misses events and holds nobody up.
 */
final class EventStream {
  private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
  private static final Duration EVERY = Duration.ofMillis(240);
  private static final ByteString BEFORE = ByteString.fromString("data: ");
  private static final ByteString AFTER = ByteString.fromString("\n\n");

  /** Viewers are at most this many events apart. */
  private static final int APART = 2;

  private final Source<ByteString, NotUsed> events;

  /**
   * @param data one line each time it is asked
   */
  EventStream(Supplier<byte[]> data, ActorSystem<?> system) {
    events =
        Source.tick(Duration.ZERO, EVERY, NotUsed.notUsed())
            .map(tick -> event(data))
            .toMat(BroadcastHub.of(ByteString.class, APART), Keep.right())
            .run(system);
  }

  /** One that cannot be made is left out: the next may be. */
  private static ByteString event(Supplier<byte[]> data) {
    try {
      return BEFORE.concat(ByteString.fromArrayUnsafe(data.get())).concat(AFTER).compact();
    } catch (RuntimeException e) {
      LOG.error("no event for the status page this time", e);
      return ByteString.fromString(": left out\n\n", StandardCharsets.US_ASCII);
    }
  }

  HttpResponse response() {
    return HttpResponse.create()
        .withEntity(
            HttpEntities.create(
                MediaTypes.TEXT_EVENT_STREAM.toContentType(),
                events.buffer(1, OverflowStrategy.dropHead())));
  }
}
