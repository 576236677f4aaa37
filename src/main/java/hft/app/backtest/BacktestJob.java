package hft.app.backtest;

import hft.app.cli.BacktestRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.BacktestSettings;
import hft.app.config.RunSettings;
import hft.app.config.Settings;
import hft.backtest.ReplayDriver;
import hft.backtest.feed.ReplayFeed;
import hft.backtest.report.FeeResult;
import hft.backtest.report.FeeScenario;
import hft.backtest.report.RunFacts;
import hft.backtest.report.RunRecorder;
import hft.backtest.report.RunReport;
import hft.backtest.report.Summary;
import hft.backtest.report.SummaryJson;
import hft.core.market.Instrument;
import hft.data.BadData;
import hft.data.Instruments;
import hft.data.MarketFiles;
import hft.journal.JournalDigest;
import hft.journal.JournalTables;
import hft.port.ActorDecorator;
import hft.port.JournalSink;
import hft.port.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Runs a backtest at the three fee schedules and writes the run folder. */
public final class BacktestJob implements Job<BacktestRequest> {
  /** Longest silence of a book that is not a gap. */
  private static final long GAP_NANOS = 10_000_000_000L;

  /** One run and what was recorded of it. */
  record Run(Summary summary, RunRecorder recorder, double wallSeconds) {}

  @Override
  public JobReport run(BacktestRequest request, Progress progress) throws Exception {
    Settings settings = request.settings();
    MarketFiles files = MarketFiles.find(settings.get(BacktestSettings.class).path());
    Instruments known = Instruments.read(files.root());
    List<Instrument> instruments = instruments(settings, files, known);
    FeeScenario charged = scenario(settings);
    Run main;
    try (JournalTables tables = new JournalTables(request.out(), instruments)) {
      main = run(settings, known, instruments, charged, List.of(tables), progress);
      tables.commit();
    }
    List<FeeResult> byFees = new ArrayList<>();
    for (FeeScenario fees : FeeScenario.STANDARD) {
      Run run =
          fees.equals(charged)
              ? main
              : run(settings, known, instruments, fees, List.of(), progress);
      byFees.add(
          new FeeResult(
              fees,
              true,
              -run.summary().attribution().fees() - run.summary().attribution().rebates(),
              run.summary().netPnl()));
    }
    Summary summary = main.summary().withFeeResults(byFees);
    RunReport.write(request.out(), summary, main.recorder().charts(), main.wallSeconds());
    return JobReport.of(
        lines(summary, request.out()), SummaryJson.figures(summary, main.wallSeconds()));
  }

  static Run run(
      Settings settings,
      Instruments known,
      List<Instrument> instruments,
      FeeScenario fees,
      List<JournalSink> more,
      Progress progress) {
    RunRecorder recorder = new RunRecorder(instruments);
    JournalDigest digest = new JournalDigest();
    List<JournalSink> sinks = new ArrayList<>(more);
    sinks.add(digest);
    sinks.add(JournalSink.of(recorder));
    long started = System.nanoTime();
    try (ReplayFeed feed = ReplayFeed.open(feedSettings(settings, instruments))) {
      long first = feed.nextNanos();
      if (first == Long.MAX_VALUE) {
        throw new BadData(
            settings.get(BacktestSettings.class).path(), "has no events in the wanted time");
      }
      ReplayDriver.Totals totals =
          new BacktestRun(settings, instruments, fees, sinks, ActorDecorator.NONE)
              .run(
                  feed,
                  first,
                  (at, events) -> progress.at("backtest at " + fees.name() + " fees", events, 0));
      double seconds = (System.nanoTime() - started) / 1e9;
      return new Run(
          recorder.finish(facts(settings, known, fees, totals, digest.hex())), recorder, seconds);
    }
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

  static List<Instrument> instruments(Settings settings, MarketFiles files, Instruments known) {
    List<String> coins = settings.get(BacktestSettings.class).coins();
    if (coins.isEmpty()) {
      coins = files.coins();
    }
    List<Instrument> found = new ArrayList<>();
    for (String coin : coins) {
      found.add(known.find(files.root(), coin, found.size()));
    }
    return found;
  }

  private static ReplayFeed.Settings feedSettings(Settings settings, List<Instrument> instruments) {
    BacktestSettings backtest = settings.get(BacktestSettings.class);
    return new ReplayFeed.Settings(
        backtest.path(),
        instruments.stream().map(Instrument::coin).toList(),
        nanos(backtest.from(), Long.MIN_VALUE),
        nanos(backtest.to(), Long.MAX_VALUE),
        GAP_NANOS);
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

  private static List<String> lines(Summary summary, Path out) {
    List<String> lines = new ArrayList<>(SummaryText.lines(summary));
    lines.add("");
    lines.add("report   " + out.resolve("report.html"));
    return lines;
  }
}
