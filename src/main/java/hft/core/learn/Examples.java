package hft.core.learn;

/**
 * Labelled situations of one or more recordings in the order of their decisions, each made when it
 * is asked for. Reading changes nothing: any number of threads may.
 *
 * <p>The life of an example: its window begins at {@link #startNanos}, the decision is made at
 * {@link #decisionNanos} knowing nothing later, and its label is decided at {@link #endNanos}.
 */
public interface Examples {
  int size();

  /** Snapshots in a window. */
  int length();

  /** Levels a side of each snapshot. */
  int levels();

  /** Numbers of a window: {@code length · 2 sides · 2 · levels}. */
  default int windowSize() {
    return length() * 4 * levels();
  }

  /**
   * Writes the books up to the decision, {@code [snapshot, oldest first][side: 0 bid, 1 ask][price
   * 1, volume 1, .. price L, volume L]}, best level first. Prices are basis points from the mid of
   * the window's last snapshot, volumes {@code log(1 + size / trailing median size)}.
   *
   * @param into room for {@link #windowSize} numbers from {@code offset}
   */
  void window(int index, float[] into, int offset);

  /** Numbers of {@link #features(int, float[], int)}. */
  int features();

  /** Writes what is known at the decision, one number per {@link hft.core.signal.Feature}. */
  void features(int index, float[] into, int offset);

  /** The ordinal of a {@link Direction}. */
  int label(int index);

  /** How much it counts in training; 1 on average. */
  float weight(int index);

  /** Move of the reference price until the label was decided, basis points. */
  float realised(int index);

  /** Receive time of the window's first snapshot. */
  long startNanos(int index);

  /** Receive time of the window's last snapshot. */
  long decisionNanos(int index);

  /** When a barrier was touched or time was up. */
  long endNanos(int index);

  /**
   * Which unbroken stretch of which instrument it is from; numbers grow in the order in which the
   * stretches begin.
   */
  int session(int index);
}
