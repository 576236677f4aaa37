package hft.data;

import java.util.Set;

/**
 * Which part of a data root to read.
 *
 * @param coins empty: all there are
 * @param fromNanos first venue time wanted
 * @param toNanos first venue time not wanted
 * @param orderCounts whether {@code bid_n}/{@code ask_n} columns are read too
 */
public record Selection(Set<String> coins, long fromNanos, long toNanos, boolean orderCounts) {
  public static final Selection ALL = new Selection(Set.of(), 0, Long.MAX_VALUE, false);

  public Selection {
    coins = Set.copyOf(coins);
    if (fromNanos < 0 || toNanos <= fromNanos) {
      throw new IllegalArgumentException(
          "from must come before to, was " + fromNanos + " and " + toNanos);
    }
  }

  public Selection withCoins(Set<String> newCoins) {
    return new Selection(newCoins, fromNanos, toNanos, orderCounts);
  }

  public Selection between(long newFromNanos, long newToNanos) {
    return new Selection(coins, newFromNanos, newToNanos, orderCounts);
  }

  public Selection withOrderCounts() {
    return new Selection(coins, fromNanos, toNanos, true);
  }
}
