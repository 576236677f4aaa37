package hft.app.threads;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import hft.app.cli.BenchRequest;
import hft.app.cli.Job;
import hft.app.cli.JobReport;
import hft.app.config.Idle;
import hft.app.config.ThreadSettings;
import hft.backtest.lockstep.Lockstep;
import hft.port.Progress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.apache.pekko.actor.typed.ActorSystem;

/**
 * What one message from actor to actor costs with each way of waiting: half of a round trip, taken
 * one by one. Beside them, in the same run, Pekko's default pool as the rival, which may run both
 * actors on one thread, and two threads on a shared number as the floor. The two readings of the
 * clock in each round trip are counted in.
 */
public final class HopsBench implements Job<BenchRequest> {
  private static final PingPong.Length LENGTH =
      new PingPong.Length(20_000, 200_000, Duration.ofSeconds(15).toNanos());

  /** Beyond the length's own limit: then the machine has no time for us at all. */
  private static final int PATIENCE_SECONDS = 60;

  private final PingPong.Length length;

  public HopsBench() {
    this(LENGTH);
  }

  HopsBench(PingPong.Length length) {
    this.length = length;
  }

  @Override
  public JobReport run(BenchRequest request, Progress progress) throws Exception {
    Map<String, Histogram> measured = new LinkedHashMap<>();
    boolean canSpin = Runtime.getRuntime().availableProcessors() > 1;
    int steps = Idle.values().length + 3;
    progress.at("hops", 0, steps);
    if (canSpin) {
      measured.put("floor", new PingPong.Volatile().play(length, System::nanoTime));
    }
    progress.at("hops", 1, steps);
    measured.put("lockstep", lockstep());
    for (Idle idle : Idle.values()) {
      progress.at("hops", measured.size(), steps);
      if (canSpin || idle != Idle.SPIN) {
        measured.put(name(idle), onThreads(ownThreads(idle)));
      }
    }
    progress.at("hops", steps - 1, steps);
    measured.put("rival", onThreads(pool()));
    progress.at("hops", steps, steps);
    return report(measured);
  }

  /** In the order of {@code conf/}: {@code park}, {@code back-off}, {@code spin}. */
  private static String name(Idle idle) {
    return idle.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Histogram lockstep() {
    CompletableFuture<Histogram> done = new CompletableFuture<>();
    try (Lockstep lockstep = Lockstep.startingAt(0)) {
      Config config =
          lockstep
              .config(List.of(PingPong.PING_DISPATCHER, PingPong.PONG_DISPATCHER))
              .withFallback(ConfigFactory.defaultReference());
      var system =
          ActorSystem.create(PingPong.root(length, System::nanoTime, done), "hops", config);
      system.tell(new PingPong.Begin());
      system.terminate();
      lockstep.advanceTo(Duration.ofMinutes(1).toNanos());
      return done.join();
    }
  }

  private Histogram onThreads(Config dispatchers) throws Exception {
    CompletableFuture<Histogram> done = new CompletableFuture<>();
    var system =
        ActorSystem.create(
            PingPong.root(length, System::nanoTime, done),
            "hops",
            dispatchers.withFallback(ConfigFactory.defaultReference()));
    try {
      system.tell(new PingPong.Begin());
      return done.get(length.mostNanos() + PATIENCE_SECONDS * 1_000_000_000L, TimeUnit.NANOSECONDS);
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static Config ownThreads(Idle idle) {
    String dispatcher =
        String.format(
            " { type = \"%s\", idle = %s, cpu = [] }\n",
            ThreadSettings.DISPATCHER_TYPE, name(idle));
    return ConfigFactory.parseString(
        PingPong.PING_DISPATCHER + dispatcher + PingPong.PONG_DISPATCHER + dispatcher);
  }

  private static Config pool() {
    return ConfigFactory.parseString(
        PingPong.PING_DISPATCHER
            + " = pekko.actor.default-dispatcher\n"
            + PingPong.PONG_DISPATCHER
            + " = pekko.actor.default-dispatcher\n");
  }

  private static JobReport report(Map<String, Histogram> measured) {
    int cores = Runtime.getRuntime().availableProcessors();
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(Locale.ROOT, "%-28s %10s %10s %10s", "one hop, ns", "p50", "p99", "hops"));
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("cores", cores);
    measured.forEach(
        (name, hops) -> {
          SequencedMap<String, Object> own = new LinkedHashMap<>();
          if (name.equals("rival")) {
            own.put("name", "pekko.actor.default-dispatcher");
          }
          own.put("p50Nanos", hops.getValueAtPercentile(50));
          own.put("p99Nanos", hops.getValueAtPercentile(99));
          own.put("hops", 2 * hops.getTotalCount());
          figures.put(name, own);
          lines.add(
              String.format(
                  Locale.ROOT,
                  "%-28s %10d %10d %10d",
                  label(name),
                  hops.getValueAtPercentile(50),
                  hops.getValueAtPercentile(99),
                  2 * hops.getTotalCount()));
        });
    if (!measured.containsKey(name(Idle.SPIN))) {
      lines.add("floor and spin need two cores and were left out");
    }
    lines.add("the pool may run both actors on one thread: then its hop crosses no core");
    lines.add(
        String.format(
            Locale.ROOT,
            "half of a round trip each, on %d cores; a busy machine shows in every figure",
            cores));
    return JobReport.of(lines, figures);
  }

  private static String label(String name) {
    return switch (name) {
      case "floor" -> "floor: two spinning threads";
      case "rival" -> "rival: Pekko's default pool";
      default -> name;
    };
  }
}
