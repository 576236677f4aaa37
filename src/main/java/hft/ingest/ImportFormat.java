package hft.ingest;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The captures that can be imported, by the name the command line uses. */
public enum ImportFormat {
  /** {@code orderbooks_C.csv}, {@code prices_C.csv}, {@code trades_C.csv}, plain or compressed. */
  HYPERLIQUID_CSV("hyperliquid-csv"),
  /** Raw websocket messages, one a line, each after its local receive time in ns or without. */
  HYPERLIQUID_WS("hyperliquid-ws"),
  /**
   * The public S3 archive: {@code l2Book} JSON lines and {@code asset_ctxs} CSV, both LZ4 frames.
   */
  HYPERLIQUID_ARCHIVE("hyperliquid-archive"),
  /** {@code book_*.csv} and {@code trades_*.csv} in fixed point. */
  STANDX("standx"),
  /** {@code <local ns> <raw ws json>}: depthUpdate, trade, bookTicker and one REST snapshot. */
  BINANCE("binance"),
  /** {@code orderbooks_S.csv} of ten levels and {@code trades_S.csv}. */
  BITMEX("bitmex"),
  /** A zip, or a pair, of a message and an orderbook file. */
  LOBSTER("lobster"),
  /** {@code orders_*.csv}: every order's creation, change and deletion. */
  BITSTAMP("bitstamp");

  private final String commandName;

  ImportFormat(String commandName) {
    this.commandName = commandName;
  }

  public String commandName() {
    return commandName;
  }

  /**
   * The format of that name on the command line.
   *
   * @throws IllegalArgumentException naming the formats there are
   */
  public static ImportFormat of(String name) {
    for (ImportFormat format : values()) {
      if (format.commandName.equals(name)) {
        return format;
      }
    }
    throw new IllegalArgumentException(
        "unknown format '"
            + name
            + "', expected one of "
            + Arrays.stream(values())
                .map(ImportFormat::commandName)
                .collect(Collectors.joining(", ")));
  }
}
