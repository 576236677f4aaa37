package hft.core.quote;

/** Order statistics in place, without sorting and without allocating. */
final class Selection {
  private Selection() {}

  /** The smallest value with at least {@code share} of the first {@code count} at or below it. */
  static double quantile(double[] values, int count, double share) {
    int rank = Math.clamp((long) Math.ceil(share * count) - 1, 0, count - 1);
    return select(values, count, rank);
  }

  /** Hoare's quickselect; reorders {@code values}. Deterministic: the pivot is the middle. */
  private static double select(double[] values, int count, int rank) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      double pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      }
      if (rank <= j) {
        high = j;
      } else if (rank >= i) {
        low = i;
      } else {
        break;
      }
    }
    return values[rank];
  }
}
