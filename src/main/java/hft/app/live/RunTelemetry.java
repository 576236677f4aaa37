package hft.app.live;

import hft.app.cli.RunRequest;
import hft.app.cli.UserMistake;
import hft.app.clock.WallClock;
import hft.app.config.Settings;
import hft.core.market.Instrument;
import hft.core.pace.AddressBudget;
import hft.core.pace.RateGovernor;
import hft.core.quote.QuoteSettings;
import hft.core.signal.LinearAlphaSettings;
import hft.hyperliquid.feed.FrameTap;
import hft.hyperliquid.gateway.GatewayWatch;
import hft.hyperliquid.link.LinkState;
import hft.hyperliquid.link.LinkWatch;
import hft.port.ActorDecorator;
import hft.port.AlphaWatch;
import hft.port.EngineStatus;
import hft.port.JournalSink;
import hft.port.StageTimes;
import hft.telemetry.BudgetGauge;
import hft.telemetry.BudgetGauge.Budget;
import hft.telemetry.LinkGauge;
import hft.telemetry.RunFacts;
import hft.telemetry.StageGauge;
import hft.telemetry.Telemetry;
import hft.telemetry.TradingPicture;
import hft.telemetry.metrics.MetricsServer;
import hft.telemetry.metrics.MetricsSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a run publishes about itself: made with the world, closed after it. */
final class RunTelemetry implements AutoCloseable {
  private final RunRequest request;
  private final LinkGauge feed = new LinkGauge("market data", WallClock.INSTANCE);
  private final LinkGauge account = new LinkGauge("account", WallClock.INSTANCE);
  private final BudgetGauge budgets = new BudgetGauge();
  private final StageGauge stages = new StageGauge(WallClock.INSTANCE);
  private volatile @Nullable Telemetry telemetry;
  private @Nullable MetricsServer metrics;

  RunTelemetry(RunRequest request) {
    this.request = request;
  }

  /** Nothing of the frames is kept before {@link #start}. */
  Watches watches(FrameTap recorder) {
    return watches(recorder, StageTimes.NONE);
  }

  /**
   * @param others who time the stages, too
   */
  Watches watches(FrameTap recorder, StageTimes others) {
    StageTimes all =
        others == StageTimes.NONE
            ? stages
            : (stage, sourceNanos) -> {
              others.passed(stage, sourceNanos);
              stages.passed(stage, sourceNanos);
            };
    return new Watches(tap(recorder), entering(feed), new Gateway(), all);
  }

  private FrameTap tap(FrameTap next) {
    return frame -> {
      Telemetry watching = telemetry;
      if (watching != null) {
        watching.frame(frame);
      }
      next.frame(frame);
    };
  }

  /**
   * Before the tree is made.
   *
   * @throws UserMistake when the metrics' address cannot be had
   */
  void start(List<Instrument> instruments, RunRecorder recorder, Supplier<EngineStatus> status) {
    Settings settings = request.settings();
    QuoteSettings quote = settings.get(QuoteSettings.class);
    var picture =
        new TradingPicture(
            instruments,
            quote.lotNotional() * quote.maxInventoryLots(),
            settings.get(LinearAlphaSettings.class).horizon().toNanos());
    var watching =
        new Telemetry(
            facts(settings),
            WallClock.INSTANCE,
            instruments,
            picture,
            List.of(feed, account),
            budgets,
            stages,
            status);
    watching.recorder(recorder.view());
    telemetry = watching;
    MetricsSettings where = settings.get(MetricsSettings.class);
    if (where.enabled()) {
      try {
        metrics = MetricsServer.start(where, watching, linkStates());
      } catch (IOException e) {
        throw new UserMistake(
            "hft.metrics: " + e.getMessage() + "; another engine? --set hft.metrics.port=0", e);
      }
    }
    watching.start();
  }

  private RunFacts facts(Settings settings) {
    String version = RunTelemetry.class.getPackage().getImplementationVersion();
    return new RunFacts(
        version == null ? "development" : version,
        settings.hash(),
        request.mode().name().toLowerCase(Locale.ROOT),
        request.out().toString(),
        WallClock.INSTANCE.nanos());
  }

  private static List<String> linkStates() {
    return Arrays.stream(LinkState.values()).map(RunTelemetry::word).toList();
  }

  private static LinkWatch entering(LinkGauge gauge) {
    return (state, why) ->
        gauge.entered(word(state), why, state == LinkState.LIVE, state == LinkState.BACKING_OFF);
  }

  /** On the gateway's thread. */
  private final class Gateway implements GatewayWatch {
    private final LinkWatch link = entering(account);

    @Override
    public void entered(LinkState state, String why) {
      link.entered(state, why);
    }

    @Override
    public void budgets(RateGovernor.Snapshot rate, AddressBudget.Snapshot credits) {
      budgets.left(Budget.WEIGHT, rate.weight().level(), rate.weight().terms().burst());
      budgets.left(Budget.MESSAGES, rate.messages().level(), rate.messages().terms().burst());
      budgets.left(
          Budget.POSTS, rate.postsForOrders() - rate.postsInFlight(), rate.postsForOrders());
      budgets.left(Budget.CREDITS, credits.available(), credits.cap());
    }
  }

  private static String word(LinkState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Measures the actors as {@code inner} makes them. */
  ActorDecorator around(ActorDecorator inner) {
    return started().roster().around(inner);
  }

  JournalSink journal() {
    return JournalSink.of(started().trading()::accept);
  }

  /** Is told how the model does. */
  AlphaWatch models() {
    return started().models();
  }

  /** Everything about the run as JSON; {@code null}, in JSON, before it stands. */
  byte[] picture() {
    Telemetry watching = telemetry;
    return watching == null ? "null".getBytes(StandardCharsets.UTF_8) : watching.status();
  }

  private Telemetry started() {
    return Objects.requireNonNull(telemetry, "not started");
  }

  /** Where Prometheus reads; empty when it is switched off. */
  Optional<String> metricsUrl() {
    return Optional.ofNullable(metrics).map(MetricsServer::url);
  }

  @Override
  public void close() {
    if (telemetry != null) {
      telemetry.close();
    }
    if (metrics != null) {
      metrics.close();
    }
  }
}
