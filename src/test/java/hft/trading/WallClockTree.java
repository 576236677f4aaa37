package hft.trading;

import com.typesafe.config.ConfigFactory;
import hft.app.config.ConfigFiles;
import hft.app.config.Schema;
import hft.app.config.Settings;
import hft.app.threads.ThreadPlan;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.match.AccountSettings;
import hft.core.match.FeeSchedule;
import hft.core.match.SimulatedVenue;
import hft.core.match.VenueSettings;
import hft.core.match.latency.LatencyModel;
import hft.port.Clock;
import hft.port.FrameReady;
import hft.port.GatewayCommand;
import hft.port.JournalEntry;
import hft.port.MarketDataCommand;
import hft.port.OrderBookCommand;
import hft.port.Venue;
import hft.sim.ExchangeLatency;
import hft.sim.SimulatedExchange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.BehaviorInterceptor;
import org.apache.pekko.actor.typed.TypedActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * The production tree on the wall clock, on the dispatchers of {@code conf/}, against the simulated
 * exchange a millisecond away.
 */
final class WallClockTree implements AutoCloseable {
  private static final List<Instrument> COINS =
      List.of(Instrument.perp(0, "BTC", 5), Instrument.perp(1, "ETH", 4));
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final FaultyActors faults = new FaultyActors();
  final SafetyWiring safetyWiring = SafetyWiring.alone();
  final ThreadWitness witness = new ThreadWitness(faults);
  final List<GatewayCommand> sent = new CopyOnWriteArrayList<>();
  final List<JournalEntry.SafetyEvent> safety = new CopyOnWriteArrayList<>();
  final ActorSystem<TradingRoot.Command> system;
  volatile @Nullable String stopReason;
  volatile boolean stoppedByFailure;
  private final Map<Integer, ActorRef<OrderBookCommand>> books = new ConcurrentHashMap<>();
  private final long epochNanos = System.currentTimeMillis() * 1_000_000 - System.nanoTime();
  private final Clock clock = () -> epochNanos + System.nanoTime();
  private final Queue<MarketFrame> tape = new ConcurrentLinkedQueue<>();
  private volatile @Nullable ActorRef<SimulatedExchange.Command> exchange;

  /**
   * @param assignments as of {@code --set}
   */
  WallClockTree(String... assignments) {
    Settings settings =
        Schema.base()
            .read(
                ConfigFiles.load(
                    Path.of("conf/application.conf"), List.of(), List.of(assignments), Map.of()));
    system =
        ActorSystem.create(
            TradingRoot.create(
                TreeFixture.settings(settings),
                COINS,
                new LocalVenue(),
                clock,
                Behaviors.receiveMessage(
                    entry -> {
                      if (entry instanceof JournalEntry.SafetyEvent event) {
                        safety.add(event);
                      }
                      return Behaviors.same();
                    }),
                witness,
                safetyWiring,
                (reason, failed) -> {
                  stoppedByFailure = failed;
                  stopReason = reason;
                }),
            "wall",
            ConfigFactory.parseString("pekko.loglevel = off, pekko.stdout-loglevel = off")
                .withFallback(ThreadPlan.onWallClock(settings, COINS.size())));
  }

  /** Market data for both coins until {@code done}. */
  void tradeUntil(String what, BooleanSupplier done) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              books.forEach(this::quoteMarket);
              return done.getAsBoolean();
            });
  }

  void tradeUntilQuoting() {
    tradeUntil("quotes", () -> sent.stream().anyMatch(GatewayCommand.PlaceAlo.class::isInstance));
  }

  boolean cancelledAll() {
    return sent.stream().anyMatch(GatewayCommand.CancelAll.class::isInstance);
  }

  private void quoteMarket(int instrument, ActorRef<OrderBookCommand> book) {
    ActorRef<SimulatedExchange.Command> venue = exchange;
    if (venue != null) {
      tape.add(frame(instrument));
      venue.tell(new SimulatedExchange.MarketDue());
    }
    book.tell(new FrameReady(frame(instrument)));
  }

  private MarketFrame frame(int instrument) {
    return TreeFixture.frame(instrument, instrument == 0 ? 100_000 : 4_000, clock.nanos());
  }

  /** Waits until the actor system and every thread an actor was seen on have ended. */
  void awaitEnd() {
    Awaitility.await("the end of the tree")
        .atMost(PATIENCE)
        .until(() -> system.getWhenTerminated().toCompletableFuture().isDone());
    Awaitility.await("the end of its threads")
        .atMost(PATIENCE)
        .until(
            () ->
                witness.threads().values().stream()
                    .allMatch(threads -> threads.stream().noneMatch(Thread::isAlive)));
  }

  @Override
  public void close() throws Exception {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private final class LocalVenue implements Venue {
    @Override
    public Behavior<MarketDataCommand> marketData() {
      return Behaviors.receiveMessage(
          command ->
              switch (command) {
                case MarketDataCommand.Subscribe(var instrument, var orderBook) -> {
                  books.put(instrument.id(), orderBook);
                  yield Behaviors.same();
                }
              });
    }

    private @Nullable MarketFrame nextBefore(long nanos) {
      MarketFrame next = tape.peek();
      return next == null || next.venueNanos >= nanos ? null : tape.poll();
    }

    /** The exchange, and a memory of what reaches it. */
    @Override
    public Behavior<GatewayCommand> orderGateway() {
      SimulatedVenue venue = new SimulatedVenue(VenueSettings.defaults(), COINS);
      int account =
          venue.openAccount(
              new AccountSettings(
                  100_000 * Fixed8.ONE, 10, FeeSchedule.BASE, 10_000_000 * Fixed8.ONE));
      LatencyModel millisecond = LatencyModel.constant(1_000_000);
      var latency = new ExchangeLatency(millisecond, millisecond);
      return Behaviors.intercept(
          () ->
              new BehaviorInterceptor<>(GatewayCommand.class) {
                @Override
                public Behavior<GatewayCommand> aroundReceive(
                    TypedActorContext<GatewayCommand> context,
                    GatewayCommand command,
                    ReceiveTarget<GatewayCommand> target) {
                  sent.add(command);
                  return target.apply(context, command);
                }
              },
          SimulatedExchange.create(
              venue, this::nextBefore, account, latency, clock, started -> exchange = started));
    }
  }
}
