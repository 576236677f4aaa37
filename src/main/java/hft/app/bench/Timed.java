package hft.app.bench;

import com.sun.management.ThreadMXBean;
import hft.port.Progress;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * One kind of work timed over and over in short batches, each batch one sample of its mean: a
 * reading of the clock costs as much as the shortest of it.
 */
public final class Timed {
  private static final int BATCHES = 50;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Does it once; {@code i} differs each time. */
  public interface Work {
    void once(int i);
  }

  private final String name;
  private final int batch;
  private final Work work;

  /** Picoseconds, so that work of some nanoseconds keeps its digits. */
  private final Histogram picos = new Histogram(3);

  private double bytes = Double.POSITIVE_INFINITY;
  private int count;

  /**
   * @param batch how many in a row are one sample
   */
  public Timed(String name, int batch, Work work) {
    this.name = name;
    this.batch = batch;
    this.work = work;
  }

  /**
   * Times all of them round after round, so that rivals share what else the machine does. The first
   * quarter does not count: until then the code is being compiled.
   */
  public static void rounds(List<Timed> all, int rounds, Progress progress) {
    for (int i = 0; i < rounds; i++) {
      progress.at("round", i, rounds);
      if (i == rounds / 4) {
        all.forEach(Timed::forget);
      }
      all.forEach(Timed::round);
    }
    progress.at("round", rounds, rounds);
  }

  private void round() {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < BATCHES; i++) {
      long start = System.nanoTime();
      for (int j = 0; j < batch; j++) {
        work.once(count++);
      }
      picos.recordValue((System.nanoTime() - start) * 1_000 / batch);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    bytes = Math.min(bytes, allocated / ((double) BATCHES * batch));
  }

  private void forget() {
    picos.reset();
    bytes = Double.POSITIVE_INFINITY;
  }

  /** What it is, in words. */
  public String name() {
    return name;
  }

  /** Nanoseconds of one, in the batch at that percentile. */
  public double nanos(double percentile) {
    return picos.getValueAtPercentile(percentile) / 1e3;
  }

  public double micros(double percentile) {
    return nanos(percentile) / 1e3;
  }

  /** Nanoseconds of one, in the fastest batch. */
  public double leastNanos() {
    return picos.getMinValue() / 1e3;
  }

  /** Allocated by one, in the round that allocated least: a compiler may allocate on our thread. */
  public double bytes() {
    return bytes;
  }
}
