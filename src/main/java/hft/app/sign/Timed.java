package hft.app.sign;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.SequencedMap;
import org.HdrHistogram.Histogram;

/** One kind of work timed over and over in short batches, each batch one sample of its mean. */
final class Timed {
  private static final int BATCHES = 50;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Does it once; {@code i} differs each time. */
  interface Work {
    void once(int i);
  }

  private final String name;
  private final String what;
  private final int batch;
  private final Work work;

  /** Picoseconds, so that work of some hundred nanoseconds keeps its digits. */
  private final Histogram picos = new Histogram(3);

  private long bytes = Long.MAX_VALUE;
  private int count;

  Timed(String name, String what, int batch, Work work) {
    this.name = name;
    this.what = what;
    this.batch = batch;
    this.work = work;
  }

  void round() {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < BATCHES; i++) {
      long start = System.nanoTime();
      for (int j = 0; j < batch; j++) {
        work.once(count++);
      }
      picos.recordValue((System.nanoTime() - start) * 1_000 / batch);
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    bytes = Math.min(bytes, allocated / ((long) BATCHES * batch));
  }

  void forget() {
    picos.reset();
    bytes = Long.MAX_VALUE;
  }

  String name() {
    return name;
  }

  double micros(double percentile) {
    return picos.getValueAtPercentile(percentile) / 1e6;
  }

  String line() {
    return String.format(
        Locale.ROOT,
        "%-18s %9.2f %9.2f %9.2f %8d  %s",
        name,
        micros(50),
        micros(99),
        picos.getMinValue() / 1e6,
        bytes,
        what);
  }

  SequencedMap<String, Object> figures() {
    SequencedMap<String, Object> figures = new LinkedHashMap<>();
    figures.put("name", what);
    figures.put("p50Micros", micros(50));
    figures.put("p99Micros", micros(99));
    figures.put("bytes", bytes);
    return figures;
  }
}
