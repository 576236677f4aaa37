package hft.app.backtest;

import hft.app.config.BacktestSettings;
import hft.app.config.ConfigFiles;
import hft.app.config.RunSettings;
import hft.app.config.Schema;
import hft.app.config.Settings;
import hft.backtest.FrameSource;
import hft.backtest.report.FeeScenario;
import hft.backtest.report.RunFacts;
import hft.backtest.report.RunRecorder;
import hft.backtest.report.Summary;
import hft.core.market.Instrument;
import hft.core.match.VenueSnapshot;
import hft.core.signal.Alpha;
import hft.port.ActorDecorator;
import hft.port.JournalEntry;
import hft.port.JournalSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The production tree over a test's market, with all that it told the journal. */
final class TestRun {
  final List<JournalEntry> journal = new ArrayList<>();
  final Summary summary;
  final VenueSnapshot account;

  private TestRun(
      Settings settings,
      List<Instrument> instruments,
      FeeScenario fees,
      FrameSource source,
      long firstNanos,
      @Nullable Supplier<Alpha> alpha,
      ActorDecorator decorator) {
    RunRecorder recorder = new RunRecorder(instruments);
    List<JournalSink> sinks = List.of(JournalSink.of(journal::add), JournalSink.of(recorder));
    BacktestRun run = new BacktestRun(settings, instruments, fees, sinks, decorator);
    if (alpha != null) {
      run.forecasting(alpha);
    }
    var totals = run.run(source, firstNanos, (at, events) -> {});
    account = run.venueAtEnd();
    summary =
        recorder.finish(
            new RunFacts(
                "backtest",
                totals.firstNanos(),
                totals.lastNanos(),
                settings.get(RunSettings.class).seed(),
                settings.get(BacktestSettings.class).interleavingSeed(),
                "test",
                true,
                settings.hash(),
                "test",
                "test",
                fees.name(),
                totals.events(),
                totals.levelUpdates(),
                Math.toIntExact(totals.gaps()),
                "0"));
  }

  /** The settings of the project with some changed, each {@code key=value}. */
  static Settings settings(String... assignments) {
    return Schema.base()
        .read(
            ConfigFiles.load(
                Path.of("conf/application.conf"), List.of(), List.of(assignments), Map.of()));
  }

  static TestRun of(Settings settings, FrameSource source, @Nullable Supplier<Alpha> alpha) {
    return new TestRun(
        settings,
        List.of(Tape.BTC),
        FeeScenario.ZERO,
        source,
        Tape.START,
        alpha,
        ActorDecorator.NONE);
  }

  static TestRun of(
      Settings settings,
      List<Instrument> instruments,
      FeeScenario fees,
      FrameSource source,
      long firstNanos,
      ActorDecorator decorator) {
    return new TestRun(settings, instruments, fees, source, firstNanos, null, decorator);
  }

  <T extends JournalEntry> Stream<T> entries(Class<T> kind) {
    return journal.stream().filter(kind::isInstance).map(kind::cast);
  }
}
