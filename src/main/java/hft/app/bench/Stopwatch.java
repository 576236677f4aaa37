package hft.app.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Measures one operation on the calling thread: CPU time, because machines are shared, and bytes
 * allocated. Warms up first, then takes the median of several rounds.
 */
final class Stopwatch {
  private static final int BATCH = 1_000;
  private static final int ROUNDS = 11;

  /** So many operations in a row; what it returns is only there to be used. */
  interface Operation {
    double run(int times);
  }

  /**
   * @param medianNanos CPU time of one operation in the median round
   * @param leastNanos the same in the fastest round
   * @param bytes allocated by one operation, in the round that allocated least: a compiler may
   *     allocate on our thread
   */
  record Cost(double medianNanos, double leastNanos, double bytes) {}

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final long warmUpNanos;
  private final long roundNanos;
  private double sink;

  /**
   * @param warmUpNanos CPU time before anything counts
   * @param roundNanos CPU time of one of the rounds
   */
  Stopwatch(long warmUpNanos, long roundNanos) {
    this.warmUpNanos = warmUpNanos;
    this.roundNanos = roundNanos;
  }

  Cost cost(Operation operation) {
    batches(operation, warmUpNanos);
    double[] nanos = new double[ROUNDS];
    double bytes = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long began = threads.getCurrentThreadCpuTime();
      long done = batches(operation, roundNanos);
      nanos[round] = (threads.getCurrentThreadCpuTime() - began) / (double) done;
      allocated = threads.getCurrentThreadAllocatedBytes() - allocated;
      bytes = Math.min(bytes, allocated / (double) done);
    }
    Arrays.sort(nanos);
    return new Cost(nanos[ROUNDS / 2], nanos[0], bytes);
  }

  /** What the operations came to: printed, so that nobody can leave them out. */
  double sink() {
    return sink;
  }

  private long batches(Operation operation, long least) {
    long began = threads.getCurrentThreadCpuTime();
    long done = 0;
    while (threads.getCurrentThreadCpuTime() - began < least) {
      for (int i = 0; i < 10; i++) {
        sink += operation.run(BATCH);
      }
      done += 10 * BATCH;
    }
    return done;
  }
}
