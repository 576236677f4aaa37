package hft.app.backtest;

import com.typesafe.config.ConfigFactory;
import hft.app.config.AccountTerms;
import hft.app.config.BacktestSettings;
import hft.app.config.RunSettings;
import hft.app.config.Settings;
import hft.backtest.FeedLatency;
import hft.backtest.FrameRing;
import hft.backtest.FrameSource;
import hft.backtest.ReplayDriver;
import hft.backtest.ReplayMarketData;
import hft.backtest.lockstep.Lockstep;
import hft.backtest.report.FeeScenario;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.match.AccountSettings;
import hft.core.match.Conservation;
import hft.core.match.FeeSchedule;
import hft.core.match.SimulatedVenue;
import hft.core.match.VenueSettings;
import hft.core.match.VenueSnapshot;
import hft.core.signal.Alpha;
import hft.core.signal.LinearAlpha;
import hft.core.signal.LinearAlphaSettings;
import hft.journal.JournalActor;
import hft.port.ActorDecorator;
import hft.port.Clock;
import hft.port.GatewayCommand;
import hft.port.JournalSink;
import hft.port.MarketDataCommand;
import hft.port.Venue;
import hft.sim.ExchangeLatency;
import hft.sim.SimulatedExchange;
import hft.trading.ModelWiring;
import hft.trading.SafetyWiring;
import hft.trading.TradingRoot;
import hft.trading.TreeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.jspecify.annotations.Nullable;

/**
 * One run of the production tree over one recorded market at one fee schedule. Single use, single
 * thread: the thread that calls {@link #run} is the lockstep's.
 */
final class BacktestRun {
  /** Virtual time given to what is still under way when the data end. */
  private static final long GRACE_NANOS = 10_000_000_000L;

  private final Settings settings;
  private final List<Instrument> instruments;
  private final FeeScenario fees;
  private final List<JournalSink> sinks;
  private final ActorDecorator decorator;
  private Supplier<Alpha> alpha;
  private Optional<ModelWiring> model = Optional.empty();
  private @Nullable String stopReason;
  private boolean failed;
  private @Nullable VenueSnapshot venueAtEnd;

  BacktestRun(
      Settings settings,
      List<Instrument> instruments,
      FeeScenario fees,
      List<JournalSink> sinks,
      ActorDecorator decorator) {
    this.settings = settings;
    this.instruments = instruments;
    this.fees = fees;
    this.sinks = sinks;
    this.decorator = decorator;
    this.alpha = () -> new LinearAlpha(settings.get(LinearAlphaSettings.class));
  }

  /** With another forecast than the linear one of the settings. */
  BacktestRun forecasting(Supplier<Alpha> other) {
    alpha = other;
    return this;
  }

  /** With a model, believed before the linear forecast. */
  BacktestRun asking(Optional<ModelWiring> wiring) {
    model = wiring;
    return this;
  }

  /**
   * Plays everything.
   *
   * @param firstNanos venue time of the first frame
   * @throws IllegalStateException when the tree failed, or venue and journal do not agree to the
   *     last unit on what was traded and paid
   */
  ReplayDriver.Totals run(FrameSource source, long firstNanos, ReplayDriver.Progress progress) {
    long seed = settings.get(RunSettings.class).seed();
    SimulatedVenue exchange = new SimulatedVenue(venueSettings(), instruments);
    AccountSettings terms = accountSettings();
    int id = exchange.openAccount(terms);
    JournalAccount told = new JournalAccount(instruments, terms.cash());
    try (Lockstep lockstep = lockstep(firstNanos)) {
      ReplayMarketData marketData = new ReplayMarketData(instruments.size());
      FrameRing tape = new FrameRing();
      ExchangeLatency exchangeLatency = latency(seed);
      SimulatedWorld world =
          new SimulatedWorld(exchange, tape, id, marketData, lockstep::nowNanos, exchangeLatency);
      ActorSystem<TradingRoot.Command> system = start(lockstep, world, seed, told);
      try {
        var driver =
            new ReplayDriver(
                lockstep,
                source,
                feedLatency(),
                marketData,
                tape,
                new ReplayDriver.VenueEnd(
                    world::readMarket, exchangeLatency.response().leastNanos()),
                () -> stopReason != null);
        ReplayDriver.Totals totals = driver.run(progress);
        lockstep.advanceTo(lockstep.nowNanos() + GRACE_NANOS);
        system.tell(new TradingRoot.Stop("end of data"));
        lockstep.advanceTo(lockstep.nowNanos() + GRACE_NANOS);
        venueAtEnd = exchange.snapshot(id);
        verify(exchange.conservation(), told, venueAtEnd);
        return totals;
      } finally {
        system.terminate();
        lockstep.advanceTo(lockstep.nowNanos() + GRACE_NANOS);
      }
    }
  }

  /** The account at the venue after the run. */
  VenueSnapshot venueAtEnd() {
    VenueSnapshot snapshot = venueAtEnd;
    if (snapshot == null) {
      throw new IllegalStateException("there was no run, or it did not end");
    }
    return snapshot;
  }

  private Lockstep lockstep(long firstNanos) {
    return settings
        .get(BacktestSettings.class)
        .interleavingSeed()
        .map(seed -> Lockstep.shuffled(firstNanos, seed))
        .orElseGet(() -> Lockstep.startingAt(firstNanos));
  }

  private ActorSystem<TradingRoot.Command> start(
      Lockstep lockstep, SimulatedWorld world, long seed, JournalAccount told) {
    double makerRate = fees.makerRateE8() / (double) Fixed8.ONE;
    TreeSettings tree = Trees.tree(settings, seed, makerRate, alpha, model);
    List<JournalSink> journal = new ArrayList<>(sinks);
    journal.add(told);
    return ActorSystem.create(
        TradingRoot.create(
            tree,
            instruments,
            world,
            lockstep::nowNanos,
            JournalActor.create(journal),
            decorator,
            SafetyWiring.alone(),
            (reason, treeFailed) -> {
              stopReason = reason;
              failed = treeFailed;
            }),
        "hft",
        lockstep
            .config(Trees.dispatcherNames())
            .withFallback(settings.config().withoutPath("hft.dispatchers"))
            .withFallback(ConfigFactory.defaultReference()));
  }

  private VenueSettings venueSettings() {
    return VenueSettings.defaults()
        .withQueue(QueueModels.of(settings.get(BacktestSettings.class).queue()));
  }

  private AccountSettings accountSettings() {
    AccountTerms terms = settings.get(AccountTerms.class);
    return new AccountSettings(
        Fixed8.fromDouble(terms.cash()),
        terms.leverage(),
        new FeeSchedule(fees.takerRateE8(), fees.makerRateE8()),
        Fixed8.fromDouble(terms.tradedVolume()));
  }

  private ExchangeLatency latency(long seed) {
    return Latencies.exchange(settings.get(BacktestSettings.class).latency(), seed);
  }

  /**
   * Recorded receive times; where a recording has none worth the name, the configured feed latency.
   */
  private FeedLatency feedLatency() {
    var latency = settings.get(BacktestSettings.class).latency();
    long assumed = (long) (latency.feed().toNanos() * latency.scale());
    return frame ->
        frame.receiveNanos > frame.venueNanos
            ? frame.venueNanos + (long) ((frame.receiveNanos - frame.venueNanos) * latency.scale())
            : frame.venueNanos + assumed;
  }

  private void verify(Conservation ofVenue, JournalAccount told, VenueSnapshot truth) {
    if (failed) {
      throw new IllegalStateException("the trading tree stopped: " + stopReason);
    }
    if (ofVenue instanceof Conservation.Broken(var what)) {
      throw new IllegalStateException("quantity, cash and fees are not conserved: " + what);
    }
    told.verify(truth);
  }

  /** The simulated venue as the tree sees it. */
  private static final class SimulatedWorld implements Venue {
    private final SimulatedVenue venue;
    private final FrameRing tape;
    private final int account;
    private final ReplayMarketData marketData;
    private final Clock clock;
    private final ExchangeLatency latency;
    private @Nullable ActorRef<SimulatedExchange.Command> exchange;

    SimulatedWorld(
        SimulatedVenue venue,
        FrameRing tape,
        int account,
        ReplayMarketData marketData,
        Clock clock,
        ExchangeLatency latency) {
      this.venue = venue;
      this.tape = tape;
      this.account = account;
      this.marketData = marketData;
      this.clock = clock;
      this.latency = latency;
    }

    @Override
    public Behavior<MarketDataCommand> marketData() {
      return marketData.behavior();
    }

    @Override
    public Behavior<GatewayCommand> orderGateway() {
      return SimulatedExchange.create(
          venue, tape, account, latency, clock, started -> exchange = started);
    }

    void readMarket() {
      ActorRef<SimulatedExchange.Command> started = exchange;
      if (started == null) {
        throw new IllegalStateException("the tree has not started its venue");
      }
      started.tell(new SimulatedExchange.MarketDue());
    }
  }
}
