package hft.ingest;

import hft.core.market.Instrument;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The capture formats we read. */
public enum ImportFormat {
  HYPERLIQUID_CSV("hyperliquid-csv", HyperliquidCsv::new);

  /** Size decimals of Hyperliquid's larger perps, from the venue's {@code meta}. */
  private static final Map<String, Integer> SIZE_DECIMALS =
      Map.ofEntries(
          Map.entry("BTC", 5),
          Map.entry("ETH", 4),
          Map.entry("SOL", 2),
          Map.entry("XRP", 0),
          Map.entry("DOGE", 0),
          Map.entry("HYPE", 2),
          Map.entry("BNB", 3),
          Map.entry("AVAX", 2),
          Map.entry("SUI", 1),
          Map.entry("LINK", 1));

  private final String label;
  private final Supplier<CaptureReader> reader;

  ImportFormat(String label, Supplier<CaptureReader> reader) {
    this.label = label;
    this.reader = reader;
  }

  /** As on the command line. */
  public String label() {
    return label;
  }

  CaptureReader reader() {
    return reader.get();
  }

  Instrument instrument(String coin, int id) {
    Integer decimals = SIZE_DECIMALS.get(coin);
    if (decimals == null) {
      throw new hft.data.BadData(
          coin,
          "its size decimals are not known; known are "
              + SIZE_DECIMALS.keySet().stream().sorted().toList());
    }
    return Instrument.perp(id, coin, decimals);
  }

  /** All labels, for messages. */
  public static String labels() {
    return Stream.of(values()).map(ImportFormat::label).collect(Collectors.joining(", "));
  }
}
