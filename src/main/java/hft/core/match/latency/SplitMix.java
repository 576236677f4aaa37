package hft.core.match.latency;

/** SplitMix64 with random access: the n-th number of a seed, no state to lose. */
final class SplitMix {
  private SplitMix() {}

  static long at(long seed, long index) {
    long z = seed + (index + 1) * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Uniform in [0, 1). */
  static double unit(long seed, long index) {
    return (at(seed, index) >>> 11) * 0x1.0p-53;
  }
}
