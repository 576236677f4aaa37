package hft.core.policy;

/**
 * A stream of random numbers whose whole state is three numbers, so that training can stop and go
 * on as if it had not stopped. SplitMix64 (Steele, Lea, Flood 2014); normal numbers by Marsaglia's
 * polar method with {@code StrictMath}: the same on every machine. For one thread.
 */
public final class Draws {
  private static final long STEP = 0x9e3779b97f4a7c15L;

  private long state;
  private double spare;
  private boolean hasSpare;

  /**
   * @param seed equal seeds give equal streams
   * @param stream tells streams of one seed apart
   */
  public Draws(long seed, long stream) {
    state = mixed(mixed(seed + STEP) ^ mixed(stream * STEP + 0x632be59bd9b4e019L));
  }

  private Draws(State saved) {
    state = saved.bits;
    spare = saved.spare;
    hasSpare = saved.hasSpare;
  }

  /** Everything that decides what comes next. */
  public record State(long bits, double spare, boolean hasSpare) {}

  /** Goes on where {@link #state} was taken. */
  public static Draws from(State saved) {
    return new Draws(saved);
  }

  public State state() {
    return new State(state, spare, hasSpare);
  }

  public long bits() {
    state += STEP;
    return mixed(state);
  }

  /** Uniform in [0, 1). */
  public double unit() {
    return (bits() >>> 11) * 0x1p-53;
  }

  /** Uniform in 0..bound-1; the bias is below bound / 2^63. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(bits(), bound);
  }

  /** Standard normal. */
  public double gaussian() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    double u;
    double v;
    double square;
    do {
      u = 2 * unit() - 1;
      v = 2 * unit() - 1;
      square = u * u + v * v;
    } while (square >= 1 || square == 0);
    double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
    spare = v * factor;
    hasSpare = true;
    return u * factor;
  }

  private static long mixed(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
