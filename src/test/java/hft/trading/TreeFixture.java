package hft.trading;

import com.typesafe.config.ConfigFactory;
import hft.app.config.ConfigFiles;
import hft.app.config.DispatcherSettings;
import hft.app.config.Schema;
import hft.app.config.Settings;
import hft.backtest.lockstep.Lockstep;
import hft.core.batch.BatchSettings;
import hft.core.book.MarketFrame;
import hft.core.maker.MakerSettings;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.order.CancelOutcome;
import hft.core.order.Outcome;
import hft.core.quote.CalibrationSettings;
import hft.core.quote.QuoteSettings;
import hft.core.signal.LinearAlpha;
import hft.core.signal.LinearAlphaSettings;
import hft.port.AccountEvent;
import hft.port.FrameReady;
import hft.port.GatewayCommand;
import hft.port.GatewayReply;
import hft.port.JournalEntry;
import hft.port.MarketDataCommand;
import hft.port.OrderBookCommand;
import hft.port.StageTimes;
import hft.port.Venue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * The production tree on a lockstep thread, against a venue that accepts everything and remembers
 * what it was told.
 */
final class TreeFixture implements AutoCloseable {
  static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  static final Duration ROUND_TRIP = Duration.ofMillis(100);
  private static final long START = 1_700_000_000_000_000_000L;
  final Lockstep lockstep = Lockstep.startingAt(START);
  final FaultyActors faults = new FaultyActors();
  final SafetyWiring safety;
  final List<GatewayCommand> sent = new ArrayList<>();
  final List<JournalEntry> journal = new ArrayList<>();

  /** Stages that were told, with the receive time of the frame. */
  final List<String> stages = new ArrayList<>();

  final ActorSystem<TradingRoot.Command> system;
  @Nullable ActorRef<OrderBookCommand> book;
  @Nullable ActorRef<AccountEvent> account;
  @Nullable String stopReason;
  boolean stoppedByFailure;
  boolean answers = true;
  Duration roundTrip = Duration.ZERO;
  private long nextOid = 1;

  TreeFixture() {
    this(SafetyWiring.alone());
  }

  TreeFixture(Optional<ModelWiring> model) {
    this(SafetyWiring.alone(), model);
  }

  TreeFixture(SafetyWiring safety) {
    this(safety, Optional.empty());
  }

  private TreeFixture(SafetyWiring safety, Optional<ModelWiring> model) {
    this.safety = safety;
    system =
        ActorSystem.create(
            TradingRoot.create(
                settings(defaults(), model),
                List.of(BTC),
                new FakeVenue(),
                lockstep::nowNanos,
                Behaviors.receiveMessage(
                    entry -> {
                      journal.add(entry);
                      return Behaviors.same();
                    }),
                faults,
                safety,
                (reason, failed) -> {
                  stopReason = reason;
                  stoppedByFailure = failed;
                }),
            "tree",
            lockstep
                .config(
                    DispatcherSettings.KINDS.stream()
                        .map(name -> "hft.dispatchers." + name)
                        .toList())
                .withFallback(
                    ConfigFactory.parseString("pekko.loglevel = off, pekko.stdout-loglevel = off"))
                .withFallback(ConfigFactory.defaultReference()));
  }

  static Settings defaults() {
    return Schema.base()
        .read(ConfigFiles.load(Path.of("conf/application.conf"), List.of(), List.of(), Map.of()));
  }

  /** As a backtest would set the tree up. */
  static TreeSettings settings(Settings settings) {
    return settings(settings, Optional.empty());
  }

  private static TreeSettings settings(Settings settings, Optional<ModelWiring> model) {
    return new TreeSettings(
        1,
        settings.get(BookSettings.class),
        settings.get(MakerSettings.class),
        settings.get(QuoteSettings.class),
        settings.get(CalibrationSettings.class),
        settings.get(ForecastSettings.class),
        () -> new LinearAlpha(settings.get(LinearAlphaSettings.class)),
        model,
        settings.get(GuardianSettings.class),
        settings.get(BatchSettings.class),
        settings.get(ReconcilerSettings.class),
        0.00015,
        Duration.ofSeconds(2));
  }

  /** Lets virtual time pass. */
  void pass(Duration time) {
    lockstep.advanceTo(lockstep.nowNanos() + time.toNanos());
  }

  /** A book around {@code mid} dollars, one dollar wide. */
  void quoteMarket(long mid) {
    orderBook().tell(new FrameReady(frame(BTC.id(), mid, lockstep.nowNanos())));
  }

  static MarketFrame frame(int instrumentId, long mid, long nanos) {
    MarketFrame frame = new MarketFrame();
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.instrumentId = instrumentId;
    frame.venueNanos = nanos;
    frame.receiveNanos = nanos;
    frame.bidCount = 5;
    frame.askCount = 5;
    for (int i = 0; i < 5; i++) {
      frame.bidPrices[i] = (mid - i) * Fixed8.ONE;
      frame.askPrices[i] = (mid + 1 + i) * Fixed8.ONE;
      frame.bidSizes[i] = Fixed8.ONE;
      frame.askSizes[i] = Fixed8.ONE;
    }
    return frame;
  }

  /** Market data for a while: the desk quotes by the end of it. */
  void trade(Duration time) {
    for (long left = time.toMillis(); left > 0; left -= 100) {
      quoteMarket(100_000);
      pass(Duration.ofMillis(100));
    }
  }

  ActorRef<OrderBookCommand> orderBook() {
    ActorRef<OrderBookCommand> subscribed = book;
    if (subscribed == null) {
      throw new IllegalStateException("no book has subscribed");
    }
    return subscribed;
  }

  long count(Class<? extends GatewayCommand> kind) {
    return sent.stream().filter(kind::isInstance).count();
  }

  boolean journalSays(String what) {
    return journal.stream()
        .anyMatch(
            entry -> entry instanceof JournalEntry.SafetyEvent event && event.what().equals(what));
  }

  @Override
  public void close() {
    system.terminate();
    pass(Duration.ofSeconds(30));
    lockstep.close();
  }

  private final class FakeVenue implements Venue {
    @Override
    public StageTimes stages() {
      return (stage, sourceNanos) -> stages.add(stage + " " + sourceNanos);
    }

    @Override
    public Behavior<MarketDataCommand> marketData() {
      return Behaviors.receiveMessage(
          command ->
              switch (command) {
                case MarketDataCommand.Subscribe(var instrument, var orderBook) -> {
                  book = orderBook;
                  yield Behaviors.same();
                }
              });
    }

    @Override
    public Behavior<GatewayCommand> orderGateway() {
      return Behaviors.receiveMessage(
          command -> {
            sent.add(command);
            if (answers) {
              answerLater(command);
            }
            return Behaviors.same();
          });
    }

    private void answerLater(GatewayCommand command) {
      if (roundTrip.isZero()) {
        answer(command);
      } else {
        system
            .scheduler()
            .scheduleOnce(roundTrip, () -> answer(command), system.executionContext());
      }
    }

    private void answer(GatewayCommand command) {
      long now = lockstep.nowNanos();
      switch (command) {
        case GatewayCommand.Listen(var listener) -> account = listener;
        case GatewayCommand.PlaceAlo(long id, var orders, var replyTo) ->
            replyTo.tell(new GatewayReply.Placed(id, resting(orders.size()), now));
        case GatewayCommand.PlaceTaking(long id, var orders, var replyTo) ->
            replyTo.tell(new GatewayReply.Placed(id, resting(orders.size()), now));
        case GatewayCommand.Cancel(long id, var cancels, var replyTo) ->
            replyTo.tell(
                new GatewayReply.Cancelled(
                    id,
                    cancels.stream()
                        .<CancelOutcome>map(cancel -> new CancelOutcome.Canceled())
                        .toList(),
                    now));
        case GatewayCommand.CancelAll(long id, var replyTo) ->
            replyTo.tell(new GatewayReply.AllCancelled(id, 0, now));
        case GatewayCommand.Reconcile(long id) -> {
          if (account != null) {
            account.tell(
                new AccountEvent.Snapshot(id, List.of(), List.of(), 100_000 * Fixed8.ONE, now));
          }
        }
      }
    }

    private List<Outcome> resting(int count) {
      List<Outcome> outcomes = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        outcomes.add(new Outcome.Resting(nextOid++));
      }
      return outcomes;
    }
  }
}
