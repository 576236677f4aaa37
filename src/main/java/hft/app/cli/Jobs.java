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
    SortedMap<String, Job<BenchRequest>> benches) {

  /** Nothing is bound: every command says so. */
  public static Jobs none() {
    return new Jobs(absent("backtest"), absent("import"), absent("synthesize"), new TreeMap<>());
  }

  public Jobs withBacktest(Job<BacktestRequest> job) {
    return new Jobs(job, importing, synthesize, benches);
  }

  public Jobs withImport(Job<ImportRequest> job) {
    return new Jobs(backtest, job, synthesize, benches);
  }

  public Jobs withSynthesize(Job<SynthesizeRequest> job) {
    return new Jobs(backtest, importing, job, benches);
  }

  public Jobs withBench(String name, Job<BenchRequest> job) {
    var more = new TreeMap<>(benches);
    more.put(name, job);
    return new Jobs(backtest, importing, synthesize, more);
  }

  private static <R> Job<R> absent(String command) {
    return (request, progress) -> {
      throw new UserMistake("'" + command + "' is not part of this build");
    };
  }
}
