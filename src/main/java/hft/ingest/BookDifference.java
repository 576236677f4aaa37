package hft.ingest;

import hft.core.market.Side;

/** What turns one side of a book into the next: absolute sizes, 0 for a level that went. */
final class BookDifference {
  private BookDifference() {}

  /**
   * Writes the changed levels to {@code outPrices} and {@code outSizes}, which must have room for
   * both inputs together, and returns how many there are. Inputs are best first.
   */
  static int of(
      Side side,
      long[] oldPrices,
      long[] oldSizes,
      int oldCount,
      long[] newPrices,
      long[] newSizes,
      int newCount,
      long[] outPrices,
      long[] outSizes) {
    int i = 0;
    int j = 0;
    int count = 0;
    while (i < oldCount || j < newCount) {
      boolean takeOld =
          j >= newCount || (i < oldCount && side.isBetter(oldPrices[i], newPrices[j]));
      boolean takeNew =
          i >= oldCount || (j < newCount && side.isBetter(newPrices[j], oldPrices[i]));
      if (takeOld) {
        outPrices[count] = oldPrices[i++];
        outSizes[count++] = 0;
      } else if (takeNew || oldSizes[i] != newSizes[j]) {
        outPrices[count] = newPrices[j];
        outSizes[count++] = newSizes[j++];
        i += takeNew ? 0 : 1;
      } else {
        i++;
        j++;
      }
    }
    return count;
  }
}
