package hft.core.quote;

/**
 * Volatility from the mids of a window of intervals: root mean square of overlapping returns, each
 * clipped at a multiple of the result, repeated until a single jump no longer carries it. Bipower
 * variation is not used: a mid on a coarse grid stands still most of the time, which makes products
 * of neighbouring returns vanish.
 */
final class SigmaFit {
  private static final int PASSES = 8;
  private static final int RETURNS_MIN = 30;

  private final double winsor;
  private final double seconds;

  /** Ring of absolute returns, one per interval; NaN where an end is unknown. */
  private final double[] moves;

  /** Their squares; 0 where an end is unknown. */
  private final RingSum squares;

  /** The few moves that a clip might cut. */
  private final double[] large;

  private int head;
  private int filled;

  /** Moves with both ends known. */
  private int returns;

  private int largeCount;
  private double sigma;

  SigmaFit(CalibrationSettings settings) {
    int lag = settings.sigmaIntervals();
    winsor = settings.sigmaWinsor();
    seconds = lag * settings.intervalSeconds();
    moves = new double[Math.max(0, settings.intervals() - lag)];
    large = new double[moves.length];
    squares = new RingSum(moves.length);
  }

  /** Price per √s, after a successful fit; zero when the mid never moved. */
  double sigma() {
    return sigma;
  }

  /** The newest return, price units, any sign; NaN when unknown. The oldest is forgotten. */
  void push(double move) {
    if (moves.length == 0) {
      return;
    }
    boolean forgets = filled == moves.length && !Double.isNaN(moves[head]);
    boolean known = !Double.isNaN(move);
    returns += (known ? 1 : 0) - (forgets ? 1 : 0);
    moves[head] = Math.abs(move);
    squares.set(head, known ? move * move : 0);
    head = head + 1 == moves.length ? 0 : head + 1;
    filled = Math.min(filled + 1, moves.length);
  }

  /** False when there are too few returns. */
  boolean fit() {
    if (returns < RETURNS_MIN) {
      return false;
    }
    double variance = squares.sum(filled) / returns;
    double clip = winsor * Math.sqrt(variance);
    double small = split(clip / 2);
    double bound = clip / 2;
    for (int pass = 1; pass < PASSES; pass++) {
      if (clip < bound) {
        bound = clip / 2;
        small = split(bound);
      }
      variance = (small + clippedSquares(clip)) / returns;
      double next = winsor * Math.sqrt(variance);
      if (next == clip) {
        break;
      }
      clip = next;
    }
    sigma = Math.sqrt(variance / seconds);
    return true;
  }

  /** Sums the squares of the moves up to {@code bound} and lays the others aside. */
  private double split(double bound) {
    largeCount = 0;
    double sum = 0;
    for (int i = 0; i < filled; i++) {
      double move = moves[i];
      if (move <= bound) {
        sum += move * move;
      } else if (move > bound) { // not NaN
        large[largeCount++] = move;
      }
    }
    return sum;
  }

  private double clippedSquares(double clip) {
    double sum = 0;
    for (int i = 0; i < largeCount; i++) {
      double clipped = Math.min(large[i], clip);
      sum += clipped * clipped;
    }
    return sum;
  }
}
