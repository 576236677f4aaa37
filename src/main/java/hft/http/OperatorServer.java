package hft.http;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import hft.port.Clock;
import hft.port.OperatorDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.stream.KillSwitches;
import org.apache.pekko.stream.SharedKillSwitch;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.Tcp;
import org.apache.pekko.util.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The operator's door, open. Has an actor system and threads of its own, so that no number of
 * clients takes a thread from trading. Closing it cuts all connections.
 */
public final class OperatorServer implements AutoCloseable {
  private static final long STOP_SECONDS = 10;

  /** Connections the system keeps until we take them: a burst of calls is not to be dropped. */
  private static final int BACKLOG = 1_024;

  /** What a body may have before it is no longer even read to its end. */
  private static final int READ_BYTES_MAX = 1 << 20;

  private final ActorSystem<Void> system;
  private final OperatorSettings settings;
  private final Door door;
  private final @Nullable Encryption encryption;
  private final SharedKillSwitch all = KillSwitches.shared("operator");
  private final AtomicInteger open = new AtomicInteger();
  private int port;

  private OperatorServer(
      OperatorSettings settings,
      Tokens tokens,
      OperatorDesk desk,
      Pages pages,
      Clock clock,
      @Nullable Encryption encryption) {
    this.settings = settings;
    this.encryption = encryption;
    this.system = ActorSystem.create(Behaviors.empty(), "operator", config());
    this.door =
        new Door(system, settings, new Doorkeeper(settings, tokens, desk, clock), desk, pages);
  }

  /**
   * Starts one and returns when it listens.
   *
   * @throws IOException when the address cannot be had
   * @throws IllegalArgumentException when the files of {@code settings.tls()} are not as they must
   *     be
   */
  public static OperatorServer start(
      OperatorSettings settings, Tokens tokens, OperatorDesk desk, Pages pages, Clock clock)
      throws IOException {
    if (!settings.allowWildcard()
        && InetAddress.getByName(settings.address()).isAnyLocalAddress()) {
      throw new IllegalArgumentException(
          "address '" + settings.address() + "' means every interface; set allow-wildcard = true");
    }
    Encryption encryption = settings.tls().isPresent() ? Encryption.of(settings.tls().get()) : null;
    OperatorServer server = new OperatorServer(settings, tokens, desk, pages, clock, encryption);
    try {
      server.bind();
      return server;
    } catch (CompletionException e) {
      server.close();
      throw new IOException(
          "cannot listen on " + settings.address() + ":" + settings.port() + ": " + cause(e), e);
    }
  }

  private static String cause(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  /** Library defaults only, and few threads. */
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
            pekko.actor.default-dispatcher.fork-join-executor.parallelism-min = 2
            pekko.actor.default-dispatcher.fork-join-executor.parallelism-max = 2
            pekko.actor.internal-dispatcher.fork-join-executor.parallelism-min = 2
            pekko.actor.internal-dispatcher.fork-join-executor.parallelism-max = 2
            # The first connection loads the HTTP layer, which takes its time on a busy machine.
            pekko.io.tcp.register-timeout = 60 s
            pekko.http.server.request-timeout = infinite
            pekko.http.server.server-header = ""
            pekko.http.server.parsing.max-uri-length = 1k
            pekko.http.server.parsing.max-header-value-length = 4k
            pekko.http.server.parsing.max-header-count = 48
            pekko.http.server.parsing.max-chunk-size = 64k
            pekko.http.server.parsing.illegal-header-warnings = off
            pekko.http.server.parsing.error-logging-verbosity = off
            """)
        .withFallback(
            ConfigFactory.parseString(
                "pekko.http.server.parsing.max-content-length = " + READ_BYTES_MAX))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  private void bind() {
    var bound =
        Tcp.get(system)
            .bind(settings.address(), settings.port(), BACKLOG, List.of(), false, Optional.empty())
            .to(Sink.foreach(this::accept))
            .run(system);
    port = bound.toCompletableFuture().join().localAddress().getPort();
  }

  private void accept(Tcp.IncomingConnection connection) {
    if (open.incrementAndGet() > settings.connections()) {
      open.decrementAndGet();
      connection.handleWith(
          Flow.fromSinkAndSource(Sink.cancelled(), Source.failed(full())), system);
      return;
    }
    SharedKillSwitch cut = KillSwitches.shared("connection");
    Patience patience = new Patience(system.scheduler(), system.executionContext(), settings, cut);
    String remote = connection.remoteAddress().getAddress().getHostAddress();
    Flow<HttpRequest, HttpResponse, NotUsed> handler =
        Flow.of(HttpRequest.class)
            .mapAsync(1, request -> patience.around(door.handle(request, remote)));
    Flow<ByteString, ByteString, CompletionStage<Done>> bytes =
        Http.get(system)
            .serverLayer()
            .atop(encryption == null ? Encryption.none() : encryption.layer())
            .reversed()
            .join(handler)
            .via(cut.<ByteString>flow())
            .via(all.<ByteString>flow())
            .watchTermination((mat, ended) -> ended);
    patience.await();
    connection
        .handleWith(bytes, system)
        .whenComplete(
            (done, failure) -> {
              patience.end();
              open.decrementAndGet();
            });
  }

  private Patience.Cut full() {
    return new Patience.Cut("more than " + settings.connections() + " connections");
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** {@code http://address:port}. */
  public String url() {
    String host =
        settings.address().contains(":") ? "[" + settings.address() + "]" : settings.address();
    return (encryption == null ? "http://" : "https://") + host + ":" + port;
  }

  /** Safe to repeat. */
  @Override
  public void close() {
    all.abort(new Patience.Cut("the engine ends"));
    system.terminate();
    system
        .getWhenTerminated()
        .toCompletableFuture()
        .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
        .join();
  }
}
