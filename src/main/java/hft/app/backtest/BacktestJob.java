package hft.app.backtest;

import hft.app.cli.BacktestRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.BacktestSettings;
import hft.app.config.RunSettings;
import hft.app.config.Settings;
import hft.app.models.ConfiguredModel;
import hft.backtest.ReplayDriver;
import hft.backtest.feed.ReplayFeed;
import hft.backtest.feed.ReplaySettings;
import hft.backtest.report.FeeResult;
import hft.backtest.report.FeeScenario;
import hft.backtest.report.RunFacts;
import hft.backtest.report.RunRecorder;
import hft.backtest.report.RunReport;
import hft.backtest.report.Summary;
import hft.backtest.report.SummaryJson;
import hft.core.market.Instrument;
import hft.data.Instruments;
import hft.data.MarketDataReader;
import hft.data.Selection;
import hft.journal.JournalDigest;
import hft.journal.JournalTables;
import hft.port.ActorDecorator;
import hft.port.AlphaWatch;
import hft.port.JournalSink;
import hft.port.Progress;
import hft.trading.ModelWiring;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a backtest at the three fee schedules and writes the run folder. */
public final class BacktestJob implements Job<BacktestRequest> {
  /** One run and what was recorded of it. */
  record Run(Summary summary, RunRecorder recorder, double wallSeconds) {}

  @Override
  public JobReport run(BacktestRequest request, Progress progress) throws Exception {
    Settings settings = request.settings();
    Instruments known = instruments(settings);
    List<Instrument> instruments = known.list();
    FeeScenario charged = scenario(settings);
    try (PendingRun pending = PendingRun.at(request.out())) {
      Run main;
      try (JournalTables tables = new JournalTables(pending.folder(), instruments)) {
        main = run(settings, known, charged, List.of(tables), progress);
        tables.commit();
      }
      Summary summary = withFees(main, charged, settings, known, progress);
      RunReport.write(pending.folder(), summary, main.recorder().charts(), main.wallSeconds());
      pending.publish();
      return JobReport.of(
          lines(summary, main.recorder().cannotQuote(), request.out()),
          SummaryJson.figures(summary, main.wallSeconds()));
    }
  }

  /** The same market at the other fee schedules too: with other fees we quote otherwise. */
  private static Summary withFees(
      Run main, FeeScenario charged, Settings settings, Instruments known, Progress progress) {
    List<FeeResult> byFees = new ArrayList<>();
    for (FeeScenario fees : FeeScenario.STANDARD) {
      Run run = fees.equals(charged) ? main : run(settings, known, fees, List.of(), progress);
      byFees.add(
          new FeeResult(
              fees,
              true,
              -run.summary().attribution().fees() - run.summary().attribution().rebates(),
              run.summary().netPnl()));
    }
    return main.summary().withFeeResults(byFees);
  }

  static Run run(
      Settings settings,
      Instruments known,
      FeeScenario fees,
      List<JournalSink> more,
      Progress progress) {
    List<Instrument> instruments = known.list();
    RunRecorder recorder = new RunRecorder(instruments);
    JournalDigest digest = new JournalDigest();
    List<JournalSink> sinks = new ArrayList<>(more);
    sinks.add(digest);
    sinks.add(JournalSink.of(recorder));
    long started = System.nanoTime();
    try (ReplayFeed feed = ReplayFeed.open(replay(settings))) {
      long first = feed.firstNanos();
      long span = feed.lastNanos() - first;
      ReplayDriver.Totals totals =
          new BacktestRun(settings, instruments, fees, sinks, ActorDecorator.NONE)
              .asking(model(settings))
              .run(
                  feed,
                  first,
                  (at, events) ->
                      progress.at(
                          "backtest at " + fees.name() + " fees",
                          (at - first) / 1_000_000_000,
                          span / 1_000_000_000));
      double seconds = (System.nanoTime() - started) / 1e9;
      return new Run(
          recorder.finish(facts(settings, known, fees, totals, digest.hex())), recorder, seconds);
    }
  }

  private static Optional<ModelWiring> model(Settings settings) {
    Duration takes = settings.get(BacktestSettings.class).latency().inference();
    return ConfiguredModel.of(settings, Optional.of(takes), AlphaWatch.NONE);
  }

  private static RunFacts facts(
      Settings settings,
      Instruments known,
      FeeScenario fees,
      ReplayDriver.Totals totals,
      String digest) {
    BacktestSettings backtest = settings.get(BacktestSettings.class);
    return new RunFacts(
        "backtest",
        totals.firstNanos(),
        totals.lastNanos(),
        settings.get(RunSettings.class).seed(),
        backtest.interleavingSeed(),
        known.source(),
        known.synthetic(),
        settings.hash(),
        kebab(backtest.queue().name()),
        kebab(backtest.latency().model().name()) + " x" + backtest.latency().scale(),
        fees.name(),
        totals.events(),
        totals.levelUpdates(),
        Math.toIntExact(totals.gaps()),
        digest);
  }

  private static String kebab(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The contracts of the wanted coins, ids dense from 0 as the feed numbers them.
   *
   * @throws hft.data.BadData when there is none, or money cannot be counted in one of them
   */
  static Instruments instruments(Settings settings) {
    ReplaySettings replay = replay(settings);
    return MarketDataReader.open(replay.path(), replay.selection())
        .instruments()
        .requireLinear(replay.path());
  }

  static ReplaySettings replay(Settings settings) {
    BacktestSettings backtest = settings.get(BacktestSettings.class);
    Selection selection =
        Selection.ALL
            .withCoins(new LinkedHashSet<>(backtest.coins()))
            .between(nanos(backtest.from(), 0), nanos(backtest.to(), Long.MAX_VALUE));
    return ReplaySettings.of(backtest.path(), selection);
  }

  private static long nanos(Optional<Instant> instant, long otherwise) {
    return instant
        .map(
            at ->
                Math.addExact(
                    Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano()))
        .orElse(otherwise);
  }

  private static FeeScenario scenario(Settings settings) {
    return switch (settings.get(BacktestSettings.class).fees()) {
      case BASE -> FeeScenario.BASE;
      case ZERO -> FeeScenario.ZERO;
      case REBATE -> FeeScenario.REBATE;
    };
  }

  private static List<String> lines(Summary summary, List<String> cannotQuote, Path out) {
    List<String> lines = new ArrayList<>(SummaryText.lines(summary));
    cannotQuote.forEach(why -> lines.add("warning  " + why));
    lines.add("");
    lines.add("report   " + out.resolve("report.html"));
    return lines;
  }
}
