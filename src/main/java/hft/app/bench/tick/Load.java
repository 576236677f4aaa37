package hft.app.bench.tick;

import java.lang.management.ManagementFactory;

/** How busy the machine is: a latency on shared cores is theirs as much as ours. */
final class Load {
  private Load() {}

  /** Average of threads that ran or wanted to within the last minute; negative when unknown. */
  static double now() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
