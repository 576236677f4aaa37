package hft.trading;

/**
 * How deep a book is.
 *
 * @param maxLevels levels a side the order book keeps; the worst make room when more arrive
 * @param viewLevels levels a side that readers see
 */
public record BookSettings(int maxLevels, int viewLevels) {
  public BookSettings {
    if (viewLevels < 1 || viewLevels > 100) {
      throw new IllegalArgumentException("viewLevels must be 1..100, was " + viewLevels);
    }
    if (maxLevels < viewLevels || maxLevels > 100_000) {
      throw new IllegalArgumentException(
          "maxLevels must be at least viewLevels ("
              + viewLevels
              + ") and at most 100000, was "
              + maxLevels);
    }
  }
}
