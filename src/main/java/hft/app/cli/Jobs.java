package hft.app.cli;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the commands start, chosen once at the program's entry.
 *
 * @param running the engine on the wall clock
 * @param recording market data alone
 * @param benches by the name they have on the command line
 */
public record Jobs(
    Job<BacktestRequest> backtest,
    Job<ImportRequest> importing,
    Job<SynthesizeRequest> synthesize,
    Job<ExchangeRequest> exchange,
    Job<RunRequest> running,
    Job<RecordRequest> recording,
    Job<CancelAllRequest> cancelAll,
    Job<CancelAllRequest> watchdog,
    Job<MineRequest> mining,
    SortedMap<String, Job<BenchRequest>> benches) {

  /** Nothing is bound: every command says so. */
  public static Jobs none() {
    return new Jobs(
        absent("backtest"),
        absent("import"),
        absent("synthesize"),
        absent("exchange"),
        absent("run"),
        absent("record"),
        absent("cancel-all"),
        absent("watchdog"),
        absent("mine"),
        new TreeMap<>());
  }

  public Jobs withBacktest(Job<BacktestRequest> job) {
    return new Jobs(
        job,
        importing,
        synthesize,
        exchange,
        running,
        recording,
        cancelAll,
        watchdog,
        mining,
        benches);
  }

  public Jobs withImport(Job<ImportRequest> job) {
    return new Jobs(
        backtest,
        job,
        synthesize,
        exchange,
        running,
        recording,
        cancelAll,
        watchdog,
        mining,
        benches);
  }

  public Jobs withSynthesize(Job<SynthesizeRequest> job) {
    return new Jobs(
        backtest, importing, job, exchange, running, recording, cancelAll, watchdog, mining,
        benches);
  }

  public Jobs withExchange(Job<ExchangeRequest> job) {
    return new Jobs(
        backtest,
        importing,
        synthesize,
        job,
        running,
        recording,
        cancelAll,
        watchdog,
        mining,
        benches);
  }

  public Jobs withRun(Job<RunRequest> job) {
    return new Jobs(
        backtest,
        importing,
        synthesize,
        exchange,
        job,
        recording,
        cancelAll,
        watchdog,
        mining,
        benches);
  }

  public Jobs withRecord(Job<RecordRequest> job) {
    return new Jobs(
        backtest,
        importing,
        synthesize,
        exchange,
        running,
        job,
        cancelAll,
        watchdog,
        mining,
        benches);
  }

  public Jobs withCancelAll(Job<CancelAllRequest> job) {
    return new Jobs(
        backtest,
        importing,
        synthesize,
        exchange,
        running,
        recording,
        job,
        watchdog,
        mining,
        benches);
  }

  public Jobs withWatchdog(Job<CancelAllRequest> job) {
    return new Jobs(
        backtest,
        importing,
        synthesize,
        exchange,
        running,
        recording,
        cancelAll,
        job,
        mining,
        benches);
  }

  public Jobs withMine(Job<MineRequest> job) {
    return new Jobs(
        backtest,
        importing,
        synthesize,
        exchange,
        running,
        recording,
        cancelAll,
        watchdog,
        job,
        benches);
  }

  public Jobs withBench(String name, Job<BenchRequest> job) {
    var more = new TreeMap<>(benches);
    more.put(name, job);
    return new Jobs(
        backtest,
        importing,
        synthesize,
        exchange,
        running,
        recording,
        cancelAll,
        watchdog,
        mining,
        more);
  }

  private static <R> Job<R> absent(String command) {
    return (request, progress) -> {
      throw new UserMistake("'" + command + "' is not part of this build");
    };
  }
}
