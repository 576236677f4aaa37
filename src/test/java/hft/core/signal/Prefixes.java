package hft.core.signal;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Finds whoever looks ahead: what is said of the first events must be the same whatever follows
 * them, and the same when nothing does.
 */
public final class Prefixes {
  private Prefixes() {}

  /**
   * Rows computed of a whole market, one after each event that makes one, oldest first.
   *
   * @param rows made of a market; the same market must give the same rows
   * @return the first row that another future changed, -1 when none did
   */
  public static int firstPeek(Function<RandomMarket, List<float[]>> rows, long seed, int events) {
    RandomMarket market = RandomMarket.of(seed, events);
    List<float[]> told = rows.apply(market);
    for (int kept = 1; kept < events; kept += 1 + events / 60) {
      RandomMarket other = market.withOtherFuture(kept, seed + 1_000 + kept);
      List<float[]> again = rows.apply(other);
      int same = rows.apply(market.first(kept)).size();
      for (int i = 0; i < same; i++) {
        if (!Arrays.equals(told.get(i), again.get(i))) {
          return i;
        }
      }
    }
    return -1;
  }
}
