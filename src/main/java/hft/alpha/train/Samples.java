package hft.alpha.train;

/** Numbered examples of one net's input. Reading one must not change another. */
public interface Samples {
  int size();

  /** Writes the numbers of one example from {@code offset} on. */
  void read(int index, float[] into, int offset);

  /** 0 down, 1 stationary, 2 up. */
  int label(int index);

  /** How much it counts, 1 on average. */
  double weight(int index);
}
