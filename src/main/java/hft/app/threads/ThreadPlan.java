package hft.app.threads;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import hft.app.config.BadConfig;
import hft.app.config.ConfigProblem;
import hft.app.config.DispatcherSettings;
import hft.app.config.Idle;
import hft.app.config.Settings;
import hft.app.config.ThreadSettings;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.openhft.affinity.Affinity;

/**
 * The threads a tree would have on this machine, checked before there is one: a thread that spins
 * where there is no core for it delays everybody, the kill switch included.
 */
public final class ThreadPlan {
  private final Settings settings;
  private final int coins;
  private final int cores;
  private final BitSet cpus;
  private final List<ConfigProblem> problems = new ArrayList<>();

  /**
   * @param coins desks of the tree
   * @param cores that the process may use
   * @param cpus their numbers; empty where threads cannot be bound
   */
  ThreadPlan(Settings settings, int coins, int cores, BitSet cpus) {
    this.settings = settings;
    this.coins = coins;
    this.cores = cores;
    this.cpus = cpus;
  }

  /**
   * The configuration of an actor system that runs the tree on the wall clock.
   *
   * @throws BadConfig when this machine has not enough cores, or not the CPUs that are named
   */
  public static Config onWallClock(Settings settings, int coins) {
    new ThreadPlan(
            settings, coins, Runtime.getRuntime().availableProcessors(), Affinity.getAffinity())
        .check();
    return settings.config().withFallback(ConfigFactory.defaultReference());
  }

  void check() {
    Map<String, ThreadSettings> own = settings.get(DispatcherSettings.class).own();
    own.forEach(this::checkCpus);
    checkSpinning(own);
    if (!problems.isEmpty()) {
      throw new BadConfig(problems);
    }
  }

  private void checkCpus(String kind, ThreadSettings threads) {
    for (int cpu : threads.cpu()) {
      if (!cpus.get(cpu)) {
        problem(
            path(kind) + ".cpu",
            cpus.isEmpty()
                ? "threads cannot be bound on this machine: expected [], was " + threads.cpu()
                : "expected CPUs of "
                    + cpus
                    + ", which this process may use, was "
                    + threads.cpu());
        return;
      }
    }
  }

  /** No more spinning threads than cores, and no two on one CPU. */
  private void checkSpinning(Map<String, ThreadSettings> own) {
    List<String> spinning = new ArrayList<>();
    Map<Integer, List<String>> byCpu = new TreeMap<>();
    int threads = 0;
    for (var entry : own.entrySet()) {
      if (entry.getValue().idle() == Idle.SPIN) {
        int actors = DispatcherSettings.actors(entry.getKey(), coins);
        threads += actors;
        spinning.add(actors == 1 ? entry.getKey() : actors + " of " + entry.getKey());
        List<Integer> dealt = entry.getValue().cpu();
        for (int i = 0; i < actors && !dealt.isEmpty(); i++) {
          byCpu
              .computeIfAbsent(dealt.get(i % dealt.size()), cpu -> new ArrayList<>())
              .add(entry.getKey());
        }
      }
    }
    if (threads > cores) {
      problem(
          "hft.dispatchers",
          threads
              + " threads would spin ("
              + String.join(", ", spinning)
              + ") and there are "
              + cores
              + " cores: expected idle = park or back-off for some of them");
    }
    byCpu.forEach(
        (cpu, kinds) -> {
          if (kinds.size() > 1) {
            problem(
                path(kinds.getFirst()) + ".cpu",
                "CPU "
                    + cpu
                    + " would have several spinning threads ("
                    + String.join(", ", kinds)
                    + "): expected a CPU for each");
          }
        });
  }

  private static String path(String kind) {
    return "hft.dispatchers." + kind;
  }

  private void problem(String path, String message) {
    problems.add(new ConfigProblem(settings.place(path), path + ": " + message));
  }
}
