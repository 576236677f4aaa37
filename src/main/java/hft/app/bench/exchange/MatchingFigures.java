package hft.app.bench.exchange;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;

/**
 * Actions per second of one thread's processor time, in the median block and the slowest of a
 * hundred; the venue and its core in turn.
 */
record MatchingFigures(
    double median, double slowest, double coreMedian, double coreSlowest, int blocks) {
  /** Order actions per second of one core. */
  static final double GOAL = 50_000;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  static MatchingFigures measure(int blocks) {
    MatchingWork work = new MatchingWork();
    int warm = blocks / 2;
    double[] venue = new double[blocks - warm];
    double[] core = new double[blocks - warm];
    for (int i = 0; i < blocks; i++) {
      double ours = rate(work::venueBlock);
      double floor = rate(work::coreBlock);
      if (i >= warm) {
        venue[i - warm] = ours;
        core[i - warm] = floor;
      }
    }
    work.check();
    return new MatchingFigures(at(venue, 50), at(venue, 1), at(core, 50), at(core, 1), blocks);
  }

  private static double rate(Runnable block) {
    long start = THREADS.getCurrentThreadCpuTime();
    block.run();
    return MatchingWork.BLOCK * 1e9 / Math.max(1, THREADS.getCurrentThreadCpuTime() - start);
  }

  private static double at(double[] rates, int percent) {
    double[] sorted = rates.clone();
    java.util.Arrays.sort(sorted);
    return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
  }

  boolean held() {
    return median >= GOAL;
  }

  void tell(List<String> lines, SequencedMap<String, Object> figures) {
    lines.add(
        String.format(
            Locale.ROOT,
            "matching, one thread: %,.0f order actions per CPU second, slowest of a hundred blocks"
                + " %,.0f; goal %,.0f%s",
            median,
            slowest,
            GOAL,
            held() ? "" : " !"));
    lines.add(
        String.format(
            Locale.ROOT,
            "  floor, the core without accounts and pages: %,.0f, %,.0f",
            coreMedian,
            coreSlowest));
    SequencedMap<String, Object> all = new LinkedHashMap<>();
    all.put("opsPerCpuSecond", median);
    all.put("slowestPerCpuSecond", slowest);
    all.put("goalPerCpuSecond", GOAL);
    all.put("blocks", blocks);
    SequencedMap<String, Object> floor = new LinkedHashMap<>();
    floor.put("opsPerCpuSecond", coreMedian);
    floor.put("slowestPerCpuSecond", coreSlowest);
    all.put("floor", floor);
    figures.put("matching", all);
  }
}
