package hft.alpha.net;

import java.util.List;

/**
 * The look-back window: snapshots, oldest first, times two sides (bid, ask) times price and size of
 * each level, best first.
 *
 * @param length snapshots, 2..1000
 * @param levels a side, 1..100
 */
public record WindowShape(int length, int levels) {
  private static final int SIDES = 2;

  public WindowShape {
    if (length < 2 || length > 1_000) {
      throw new IllegalArgumentException("length must be 2..1000 snapshots, was " + length);
    }
    if (levels < 1 || levels > 100) {
      throw new IllegalArgumentException("levels must be 1..100, was " + levels);
    }
  }

  /** Numbers of one side of one snapshot. */
  public int perSide() {
    return 2 * levels;
  }

  /** Numbers of one snapshot. */
  public int perSnapshot() {
    return SIDES * perSide();
  }

  public List<Integer> shape() {
    return List.of(length, SIDES, perSide());
  }
}
