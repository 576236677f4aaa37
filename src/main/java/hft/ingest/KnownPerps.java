package hft.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Size decimals of well-known Hyperliquid perps, as the venue's {@code meta} states them. A coin
 * not named here gets what its data shows.
 */
final class KnownPerps {
  private static final Map<String, Integer> SZ_DECIMALS =
      Map.ofEntries(
          Map.entry("BTC", 5),
          Map.entry("ETH", 4),
          Map.entry("BNB", 3),
          Map.entry("BCH", 3),
          Map.entry("SOL", 2),
          Map.entry("ATOM", 2),
          Map.entry("AVAX", 2),
          Map.entry("LTC", 2),
          Map.entry("GMX", 2),
          Map.entry("APT", 2),
          Map.entry("HYPE", 2),
          Map.entry("DYDX", 1),
          Map.entry("OP", 1),
          Map.entry("ARB", 1),
          Map.entry("INJ", 1),
          Map.entry("SUI", 1),
          Map.entry("LINK", 1),
          Map.entry("DOGE", 0),
          Map.entry("XRP", 0),
          Map.entry("kPEPE", 0));

  private KnownPerps() {}

  static @Nullable Integer szDecimals(String coin) {
    return SZ_DECIMALS.get(coin);
  }
}
