package hft.architecture.violations.sim;

import java.time.Instant;

/** Breaks: nothing asks what time it is. */
public final class SimReadingClocks {
  private SimReadingClocks() {}

  public static long sum() throws InterruptedException {
    Thread.sleep(1);
    return System.nanoTime() + System.currentTimeMillis() + Instant.now().toEpochMilli();
  }
}
