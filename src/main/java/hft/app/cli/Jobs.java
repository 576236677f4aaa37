package hft.app.cli;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the commands start, chosen once at the program's entry.
 *
 * @param benches by the name they have on the command line
 */
public record Jobs(
    Job<BacktestRequest> backtest,
    Job<ImportRequest> importing,
    Job<SynthesizeRequest> synthesize,
    Job<ExchangeRequest> exchange,
    SortedMap<String, Job<BenchRequest>> benches) {

  /** Nothing is bound: every command says so. */
  public static Jobs none() {
    return new Jobs(
        absent("backtest"),
        absent("import"),
        absent("synthesize"),
        absent("exchange"),
        new TreeMap<>());
  }

  public Jobs withBacktest(Job<BacktestRequest> job) {
    return new Jobs(job, importing, synthesize, exchange, benches);
  }

  public Jobs withImport(Job<ImportRequest> job) {
    return new Jobs(backtest, job, synthesize, exchange, benches);
  }

  public Jobs withSynthesize(Job<SynthesizeRequest> job) {
    return new Jobs(backtest, importing, job, exchange, benches);
  }

  public Jobs withExchange(Job<ExchangeRequest> job) {
    return new Jobs(backtest, importing, synthesize, job, benches);
  }

  public Jobs withBench(String name, Job<BenchRequest> job) {
    var more = new TreeMap<>(benches);
    more.put(name, job);
    return new Jobs(backtest, importing, synthesize, exchange, more);
  }

  private static <R> Job<R> absent(String command) {
    return (request, progress) -> {
      throw new UserMistake("'" + command + "' is not part of this build");
    };
  }
}
