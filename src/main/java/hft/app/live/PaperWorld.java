package hft.app.live;

import hft.app.backtest.Latencies;
import hft.app.backtest.QueueModels;
import hft.app.cli.RunRequest;
import hft.app.clock.WallClock;
import hft.app.config.AccountTerms;
import hft.app.config.BacktestSettings;
import hft.app.config.RunSettings;
import hft.app.config.Settings;
import hft.app.config.VenueAccess;
import hft.backtest.report.FeeScenario;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.match.AccountSettings;
import hft.core.match.FeeSchedule;
import hft.core.match.SimulatedVenue;
import hft.core.match.VenueSettings;
import hft.hyperliquid.feed.FeedSettings;
import hft.hyperliquid.feed.FrameTap;
import hft.port.GatewayCommand;
import hft.port.MarketDataCommand;
import hft.port.StageTimes;
import hft.port.Venue;
import hft.sim.SimulatedExchange;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.jspecify.annotations.Nullable;

/** The venue's public market data, and a simulated exchange that fills against it. */
final class PaperWorld {
  private PaperWorld() {}

  static EngineWorld open(World.Paper paper, RunRequest request, Watches watches) {
    Settings settings = request.settings();
    var connections = new Connections(settings, paper.venue(), watches);
    try {
      List<Instrument> instruments =
          Universe.read(connections.questions(), settings.get(VenueAccess.class).coins())
              .instruments();
      FeeScenario fees = FeeScenario.BASE;
      return new EngineWorld(
          instruments,
          new Simulated(settings, instruments, connections, fees, watches.tap()),
          fees.makerRateE8() / (double) Fixed8.ONE,
          null,
          null,
          "paper",
          null,
          List.of("paper    fills are simulated, fees are those of the base tier"),
          () -> {},
          List.of(connections));
    } catch (RuntimeException e) {
      connections.close();
      throw e;
    }
  }

  /** Every frame goes to its order book and, as copies, to the simulated exchange and the tap. */
  private static final class Simulated implements Venue {
    private final Settings settings;
    private final List<Instrument> instruments;
    private final Connections connections;
    private final FeeScenario fees;
    private final FrameTap tap;
    private final TapeRing tape;
    private volatile @Nullable ActorRef<SimulatedExchange.Command> exchange;

    Simulated(
        Settings settings,
        List<Instrument> instruments,
        Connections connections,
        FeeScenario fees,
        FrameTap tap) {
      this.settings = settings;
      this.instruments = instruments;
      this.connections = connections;
      this.fees = fees;
      this.tap = tap;
      this.tape =
          new TapeRing(
              settings.get(FeedSettings.class).ringFrames(), instruments.size(), this::wake);
    }

    private void wake() {
      ActorRef<SimulatedExchange.Command> reader = exchange;
      if (reader != null) {
        reader.tell(new SimulatedExchange.MarketDue());
      }
    }

    @Override
    public Behavior<MarketDataCommand> marketData() {
      return connections.marketData(
          instruments,
          frame -> {
            tape.frame(frame);
            tap.frame(frame);
          });
    }

    @Override
    public StageTimes stages() {
      return connections.stages();
    }

    @Override
    public Behavior<GatewayCommand> orderGateway() {
      BacktestSettings backtest = settings.get(BacktestSettings.class);
      AccountTerms terms = settings.get(AccountTerms.class);
      var venue =
          new SimulatedVenue(
              VenueSettings.defaults().withQueue(QueueModels.of(backtest.queue())), instruments);
      int account =
          venue.openAccount(
              new AccountSettings(
                  Fixed8.fromDouble(terms.cash()),
                  terms.leverage(),
                  new FeeSchedule(fees.takerRateE8(), fees.makerRateE8()),
                  Fixed8.fromDouble(terms.tradedVolume())));
      return SimulatedExchange.create(
          venue,
          tape,
          account,
          Latencies.exchange(backtest.latency(), settings.get(RunSettings.class).seed()),
          WallClock.INSTANCE,
          started -> exchange = started);
    }
  }
}
