package hft.ingest;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import hft.data.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * CSV captures of the public websocket: {@code orderbooks_COIN}, {@code prices_COIN} (two lines a
 * quote, bid then ask) and {@code trades_COIN}, each {@code .csv} or {@code .csv.gz}. {@code
 * timestamp} is the local receive time in seconds, {@code exchange_timestamp} the venue's in
 * milliseconds.
 */
final class HyperliquidCsv implements CaptureReader {
  private static final long MILLI = 1_000_000L;
  private static final int LEVELS = 20;

  private final MarketFrame frame = new MarketFrame();

  @Override
  public void read(Path source, Sink sink) throws IOException {
    String books = CsvLines.coinOf(source, "orderbooks_");
    String prices = CsvLines.coinOf(source, "prices_");
    String trades = CsvLines.coinOf(source, "trades_");
    if (books != null) {
      readBooks(source, books, sink);
    } else if (prices != null) {
      readPrices(source, prices, sink);
    } else if (trades != null) {
      readTrades(source, trades, sink);
    } else {
      throw new BadData(
          source, "is not named orderbooks_COIN, prices_COIN or trades_COIN (.csv or .csv.gz)");
    }
  }

  private void readBooks(Path source, String coin, Sink sink) throws IOException {
    try (CsvLines csv =
        new CsvLines(
            source, List.of("timestamp", "exchange_timestamp", "bid_price_0", "ask_size_0"))) {
      int received = csv.column("timestamp");
      int venue = csv.column("exchange_timestamp");
      int[] columns = new int[LEVELS * 4];
      for (int i = 0; i < LEVELS; i++) {
        columns[4 * i] = csv.column("bid_price_" + i);
        columns[4 * i + 1] = csv.column("bid_size_" + i);
        columns[4 * i + 2] = csv.column("ask_price_" + i);
        columns[4 * i + 3] = csv.column("ask_size_" + i);
      }
      frame.kind = MarketFrame.Kind.SNAPSHOT;
      while (csv.next()) {
        frame.venueNanos = csv.whole(venue) * MILLI;
        frame.receiveNanos = csv.secondsAsNanos(received);
        frame.bidCount = 0;
        frame.askCount = 0;
        for (int i = 0; i < LEVELS; i++) {
          if (!csv.isEmpty(columns[4 * i])) {
            frame.bidPrices[frame.bidCount] = csv.scaled(columns[4 * i]);
            frame.bidSizes[frame.bidCount++] = csv.scaled(columns[4 * i + 1]);
          }
          if (!csv.isEmpty(columns[4 * i + 2])) {
            frame.askPrices[frame.askCount] = csv.scaled(columns[4 * i + 2]);
            frame.askSizes[frame.askCount++] = csv.scaled(columns[4 * i + 3]);
          }
        }
        sink.accept(coin, frame, csv.place());
      }
    }
  }

  private void readPrices(Path source, String coin, Sink sink) throws IOException {
    try (CsvLines csv =
        new CsvLines(source, List.of("timestamp", "price", "size", "side", "exchange_timestamp"))) {
      int received = csv.column("timestamp");
      int venue = csv.column("exchange_timestamp");
      int price = csv.column("price");
      int size = csv.column("size");
      int side = csv.column("side");
      frame.kind = MarketFrame.Kind.BBO;
      while (csv.next()) {
        require(csv, csv.text(side), "bid");
        long venueMillis = csv.whole(venue);
        frame.venueNanos = venueMillis * MILLI;
        frame.receiveNanos = csv.secondsAsNanos(received);
        frame.bidCount = 1;
        frame.bidPrices[0] = csv.scaled(price);
        frame.bidSizes[0] = csv.scaled(size);
        if (!csv.next()) {
          throw csv.bad("the file ends after a bid; expected its ask");
        }
        require(csv, csv.text(side), "ask");
        if (csv.whole(venue) != venueMillis) {
          throw csv.bad("the ask's exchange_timestamp differs from its bid's");
        }
        frame.askCount = 1;
        frame.askPrices[0] = csv.scaled(price);
        frame.askSizes[0] = csv.scaled(size);
        sink.accept(coin, frame, csv.place());
      }
    }
  }

  private static void require(CsvLines csv, String found, String expected) {
    if (!found.equals(expected)) {
      throw csv.bad("side '" + found + "'; expected '" + expected + "' (lines alternate bid, ask)");
    }
  }

  private void readTrades(Path source, String coin, Sink sink) throws IOException {
    try (CsvLines csv =
        new CsvLines(
            source,
            List.of("timestamp", "price", "size", "side", "trade_id", "exchange_timestamp"))) {
      int received = csv.column("timestamp");
      int venue = csv.column("exchange_timestamp");
      int price = csv.column("price");
      int size = csv.column("size");
      int side = csv.column("side");
      int id = csv.column("trade_id");
      frame.kind = MarketFrame.Kind.TRADE;
      while (csv.next()) {
        frame.venueNanos = csv.whole(venue) * MILLI;
        frame.receiveNanos = csv.secondsAsNanos(received);
        frame.aggressor =
            switch (csv.text(side)) {
              case "buy" -> Side.BID;
              case "sell" -> Side.ASK;
              default -> throw csv.bad("side '" + csv.text(side) + "'; expected buy or sell");
            };
        frame.tradePrice = csv.scaled(price);
        frame.tradeSize = csv.scaled(size);
        frame.tradeId = csv.whole(id);
        sink.accept(coin, frame, csv.place());
      }
    }
  }
}
