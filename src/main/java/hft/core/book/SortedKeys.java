package hft.core.book;

/** Searching the rising keys of one side of a book, where changes come close to each other. */
public final class SortedKeys {
  private SortedKeys() {}

  /**
   * Where the key is, or minus the place it belongs minus one, as {@link java.util.Arrays} has it.
   * Gallops from {@code near}: a key d places away costs about 2·log2(d) looks.
   *
   * @param count keys in use, rising
   * @param near any number; best the place of the last key looked for
   */
  public static int find(long[] keys, int count, long key, int near) {
    if (count == 0) {
      return -1;
    }
    int start = Math.clamp(near, 0, count - 1);
    int low;
    int high;
    int step = 1;
    if (keys[start] < key) {
      low = start + 1;
      int probe = low;
      while (probe < count && keys[probe] < key) {
        low = probe + 1;
        step <<= 1;
        probe = low + step - 1;
      }
      high = Math.min(probe, count);
    } else {
      high = start;
      int probe = high - 1;
      while (probe >= 0 && keys[probe] >= key) {
        high = probe;
        step <<= 1;
        probe = high - step;
      }
      low = Math.max(probe + 1, 0);
    }
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (keys[middle] < key) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < count && keys[low] == key ? low : -low - 1;
  }
}
