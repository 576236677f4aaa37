package hft.app.cli;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the commands start, chosen once at the program's entry; immutable. A command that nothing is
 * bound to says so.
 */
public final class Jobs {
  private final Map<String, Job<?>> commands;

  /** By the name they have on the command line. */
  private final SortedMap<String, Job<BenchRequest>> benches;

  private Jobs(Map<String, Job<?>> commands, SortedMap<String, Job<BenchRequest>> benches) {
    this.commands = commands;
    this.benches = benches;
  }

  /** Nothing is bound. */
  public static Jobs none() {
    return new Jobs(Map.of(), new TreeMap<>());
  }

  public Jobs withBacktest(Job<BacktestRequest> job) {
    return with("backtest", job);
  }

  Job<BacktestRequest> backtest() {
    return find("backtest");
  }

  public Jobs withImport(Job<ImportRequest> job) {
    return with("import", job);
  }

  Job<ImportRequest> importing() {
    return find("import");
  }

  public Jobs withSynthesize(Job<SynthesizeRequest> job) {
    return with("synthesize", job);
  }

  Job<SynthesizeRequest> synthesize() {
    return find("synthesize");
  }

  public Jobs withExchange(Job<ExchangeRequest> job) {
    return with("exchange", job);
  }

  Job<ExchangeRequest> exchange() {
    return find("exchange");
  }

  /** The engine on the wall clock. */
  public Jobs withRun(Job<RunRequest> job) {
    return with("run", job);
  }

  Job<RunRequest> running() {
    return find("run");
  }

  /** Market data alone. */
  public Jobs withRecord(Job<RecordRequest> job) {
    return with("record", job);
  }

  Job<RecordRequest> recording() {
    return find("record");
  }

  public Jobs withCancelAll(Job<CancelAllRequest> job) {
    return with("cancel-all", job);
  }

  Job<CancelAllRequest> cancelAll() {
    return find("cancel-all");
  }

  public Jobs withWatchdog(Job<CancelAllRequest> job) {
    return with("watchdog", job);
  }

  Job<CancelAllRequest> watchdog() {
    return find("watchdog");
  }

  /** What an operator asks of a running engine. */
  public Jobs withOperator(Job<OperatorRequest> job) {
    return with("kill, ladder, rearm and status", job);
  }

  Job<OperatorRequest> operator() {
    return find("kill, ladder, rearm and status");
  }

  public Jobs withMine(Job<MineRequest> job) {
    return with("mine", job);
  }

  Job<MineRequest> mining() {
    return find("mine");
  }

  /** Policies that learn. */
  public Jobs withTrainPpo(Job<TrainPpoRequest> job) {
    return with("train-ppo", job);
  }

  Job<TrainPpoRequest> trainPpo() {
    return find("train-ppo");
  }

  public Jobs withBench(String name, Job<BenchRequest> job) {
    var more = new TreeMap<>(benches);
    more.put(name, job);
    return new Jobs(commands, more);
  }

  SortedMap<String, Job<BenchRequest>> benches() {
    return benches;
  }

  private Jobs with(String command, Job<?> job) {
    Map<String, Job<?>> more = new HashMap<>(commands);
    more.put(command, job);
    return new Jobs(Map.copyOf(more), benches);
  }

  @SuppressWarnings("unchecked") // each name is bound in one place, with its own type
  private <R> Job<R> find(String command) {
    Job<?> job = commands.get(command);
    if (job == null) {
      return (request, progress) -> {
        throw new UserMistake("'" + command + "' is not part of this build");
      };
    }
    return (Job<R>) job;
  }
}
