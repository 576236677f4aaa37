package hft.app.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which kinds of actors have threads of their own. Section {@code hft.dispatchers}.
 *
 * @param own by kind; the kinds that are missing here share a pool
 */
public record DispatcherSettings(Map<String, ThreadSettings> own) {
  /** Every kind of actor in the tree, by the name of its dispatcher. */
  public static final List<String> KINDS =
      List.of(
          "market-data",
          "order-gateway",
          "desk",
          "order-book",
          "strategy",
          "forecast",
          "inference",
          "risk-guardian",
          "order-batcher",
          "safety-officer",
          "reconciler",
          "journal",
          "recorder");

  private static final Set<String> PER_COIN = Set.of("desk", "order-book", "strategy", "forecast");

  public DispatcherSettings {
    own =
        Collections.unmodifiableMap(new TreeMap<>(own)); // sorted: problems are told in this order
  }

  /** How many actors of a kind there are with so many coins. */
  public static int actors(String kind, int coins) {
    return PER_COIN.contains(kind) ? coins : 1;
  }
}
