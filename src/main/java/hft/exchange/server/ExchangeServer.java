package hft.exchange.server;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import hft.exchange.entry.Entry;
import hft.port.Clock;
import java.io.IOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.TLSProtocol;
import org.apache.pekko.stream.javadsl.BidiFlow;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.TLSPlacebo;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.util.ByteString;

/**
 * A running exchange with an actor system of its own, so that it can live in any process. Closing
 * it cuts all connections.
 */
public final class ExchangeServer implements AutoCloseable {
  /** More are cut as they come. */
  static final int CONNECTIONS = 1_024;

  private static final long STOP_SECONDS = 30;

  /** What piles up while a write is under way leaves in one; more waits in the layer before. */
  private static final long WRITE_BYTES = 1 << 16;

  private final ActorSystem<VenueActor.Command> system;
  private final Exchange exchange;
  private final ExchangeSettings settings;
  private final SharedKillSwitch all = KillSwitches.shared("exchange");
  private final AtomicInteger open = new AtomicInteger();
  private int port;
  private volatile boolean closing;

  private ExchangeServer(ExchangeSettings settings, Exchange exchange, Clock clock) {
    this.settings = settings;
    this.exchange = exchange;
    this.system = ActorSystem.create(VenueActor.create(exchange, clock), "exchange", config());
  }

  /**
   * Starts one and returns when it listens.
   *
   * @throws IOException when the port cannot be had
   */
  public static ExchangeServer start(ExchangeSettings settings, Market market, Clock clock)
      throws IOException {
    Exchange exchange = new Exchange(settings, market, clock.nanos());
    ExchangeServer server = new ExchangeServer(settings, exchange, clock);
    try {
      server.bind();
      return server;
    } catch (CompletionException e) {
      server.close();
      throw new IOException(
          "cannot listen on " + settings.host() + ":" + settings.port() + ": " + cause(e), e);
    }
  }

  private static String cause(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  /** Library defaults only: the application's own dispatchers may be lockstep ones. */
  private static Config config() {
    return ConfigFactory.parseString(
            """
            pekko.loglevel = WARNING
            pekko.loggers = ["org.apache.pekko.event.slf4j.Slf4jLogger"]
            pekko.logging-filter = "org.apache.pekko.event.slf4j.Slf4jLoggingFilter"
            pekko.daemonic = on
            pekko.jvm-shutdown-hooks = off
            pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off
            pekko.log-dead-letters = off
            pekko.scheduler.tick-duration = 1 ms
            pekko.actor.default-dispatcher.fork-join-executor.parallelism-min = 2
            pekko.actor.default-dispatcher.fork-join-executor.parallelism-factor = 1.0
            pekko.actor.internal-dispatcher.fork-join-executor.parallelism-min = 2
            pekko.actor.internal-dispatcher.fork-join-executor.parallelism-factor = 1.0
            # The first connection loads the HTTP layer, which takes its time on a busy machine.
            pekko.io.tcp.register-timeout = 60 s
            pekko.http.server.request-timeout = infinite
            pekko.http.server.server-header = ""
            """)
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  private void bind() {
    Entry entry = exchange.entry();
    var bound =
        Tcp.get(system)
            .bind(settings.host(), settings.port())
            .to(Sink.foreach(connection -> accept(connection, entry)))
            .run(system);
    port = bound.toCompletableFuture().join().localAddress().getPort();
  }

  private void accept(Tcp.IncomingConnection connection, Entry entry) {
    String remote = connection.remoteAddress().getAddress().getHostAddress();
    if (open.incrementAndGet() > CONNECTIONS) {
      open.decrementAndGet();
      connection.handleWith(Flow.fromSinkAndSource(Sink.cancelled(), refused()), system);
      return;
    }
    SharedKillSwitch cut = KillSwitches.shared("connection");
    HttpDoor door =
        new HttpDoor(
            settings,
            system,
            entry,
            remote,
            new SocketDoor(system, entry, settings.frameBuffer(), cut),
            cut);
    Flow<HttpRequest, HttpResponse, NotUsed> handler =
        Flow.of(HttpRequest.class).mapAsync(1, door::handle);
    Flow<ByteString, ByteString, CompletionStage<Done>> bytes =
        Http.get(system)
            .serverLayer()
            .atop(plain())
            .reversed()
            .join(handler)
            .via(cut.<ByteString>flow())
            .via(all.<ByteString>flow())
            .batchWeighted(
                WRITE_BYTES, part -> (long) part.size(), first -> first, ByteString::concat)
            .watchTermination((mat, ended) -> ended);
    connection.handleWith(bytes, system).whenComplete((done, failure) -> open.decrementAndGet());
  }

  /** No encryption: what the HTTP layer calls session bytes are the bytes. */
  @SuppressWarnings("unchecked") // a reader of inbound messages takes the one kind that comes
  private static BidiFlow<
          TLSProtocol.SslTlsOutbound, ByteString, ByteString, TLSProtocol.SslTlsInbound, NotUsed>
      plain() {
    return (BidiFlow<
            TLSProtocol.SslTlsOutbound, ByteString, ByteString, TLSProtocol.SslTlsInbound, NotUsed>)
        (BidiFlow<?, ?, ?, ?, ?>) TLSPlacebo.getInstance();
  }

  private static Source<ByteString, NotUsed> refused() {
    return Source.failed(new HttpDoor.Cut("more than " + CONNECTIONS + " connections"));
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** {@code http://host:port}; the websocket is under {@code /ws} of the same. */
  public String url() {
    return "http://" + settings.host() + ":" + port;
  }

  /**
   * Returns when it has been closed.
   *
   * @throws IllegalStateException when it stopped by itself: something in it broke
   */
  public void awaitEnd() {
    system.getWhenTerminated().toCompletableFuture().join();
    if (!closing) {
      throw new IllegalStateException("the exchange stopped by itself; the log says why");
    }
  }

  /** Safe to repeat. */
  @Override
  public void close() {
    closing = true;
    all.abort(new HttpDoor.Cut("the exchange stops"));
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
        .join();
    exchange.close();
  }
}
