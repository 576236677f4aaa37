package hft.ingest;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Three CSV files per coin, as written by a public Python recorder: 20-level books, BBO as two rows
 * per update, and trades. Receive times are float seconds, read exactly.
 */
final class HyperliquidCsv implements FormatReader {
  private static final Pattern NAME = Pattern.compile("(orderbooks|prices|trades)_(.+)\\.csv");
  private static final int BOOK_LEVELS = 20;
  private static final int BOOK_COLUMNS = 3 + 4 * BOOK_LEVELS;

  @Override
  public FormatTraits traits() {
    return new FormatTraits("hyperliquid", false, FormatTraits.Rules.HYPERLIQUID);
  }

  @Override
  public boolean accepts(Path file) {
    return FileNames.match(NAME, file) != null;
  }

  @Override
  public String expectedFiles() {
    return "orderbooks_COIN.csv, prices_COIN.csv or trades_COIN.csv, plain or .gz";
  }

  @Override
  public void read(List<Path> files, Intake intake) throws IOException {
    for (Path file : files) {
      Matcher name = FileNames.require(NAME, file, expectedFiles());
      try (LineSource lines = intake.open(file)) {
        switch (name.group(1)) {
          case "orderbooks" -> books(lines, name.group(2), intake);
          case "prices" -> new BboPairs(name.group(2), intake).read(lines);
          case "trades" -> trades(lines, name.group(2), intake);
          default -> throw new IllegalStateException(name.group(1));
        }
      }
    }
  }

  static void header(LineSource lines, String expected) throws IOException {
    if (!lines.next()) {
      throw new BadInputException(lines.file(), 1, "empty file, expected a header " + expected);
    }
    if (!lines.text().startsWith(expected)) {
      String found = lines.text();
      throw new BadInputException(
          lines.file(),
          lines.line(),
          "header '"
              + found.substring(0, Math.min(60, found.length()))
              + "', expected "
              + expected);
    }
  }

  private static void books(LineSource lines, String coin, Intake intake) throws IOException {
    header(lines, "timestamp,sequence,exchange_timestamp,bid_price_0,bid_size_0,ask_price_0");
    CsvRow row = new CsvRow();
    MarketFrame frame = new MarketFrame();
    intake.eachLine(
        lines,
        line -> {
          row.take(line.bytes(), line.from(), line.to());
          row.expectColumns(BOOK_COLUMNS);
          frame.kind = MarketFrame.Kind.SNAPSHOT;
          frame.receiveNanos = row.secondsAsNanos(0, "timestamp");
          frame.venueNanos = row.millisAsNanos(2, "exchange_timestamp");
          levels(row, frame);
          intake.frame(coin, frame);
        });
  }

  /** A thin side leaves its last columns empty. */
  private static void levels(CsvRow row, MarketFrame frame) {
    frame.bidCount = 0;
    frame.askCount = 0;
    for (int i = 0; i < BOOK_LEVELS; i++) {
      int at = 3 + 4 * i;
      if (!row.isEmpty(at)) {
        frame.bidPrices[frame.bidCount] = row.fixed8(at, "bid_price");
        frame.bidSizes[frame.bidCount++] = row.fixed8(at + 1, "bid_size");
      }
      if (!row.isEmpty(at + 2)) {
        frame.askPrices[frame.askCount] = row.fixed8(at + 2, "ask_price");
        frame.askSizes[frame.askCount++] = row.fixed8(at + 3, "ask_size");
      }
    }
  }

  private static void trades(LineSource lines, String coin, Intake intake) throws IOException {
    header(lines, "timestamp,price,size,side,trade_id,exchange_timestamp");
    CsvRow row = new CsvRow();
    MarketFrame frame = new MarketFrame();
    intake.eachLine(
        lines,
        line -> {
          row.take(line.bytes(), line.from(), line.to());
          row.expectColumns(6);
          frame.kind = MarketFrame.Kind.TRADE;
          frame.receiveNanos = row.secondsAsNanos(0, "timestamp");
          frame.tradePrice = row.fixed8(1, "price");
          frame.tradeSize = row.fixed8(2, "size");
          frame.aggressor = side(row, 3, "buy", "sell");
          frame.tradeId = row.integer(4, "trade_id");
          frame.venueNanos = row.millisAsNanos(5, "exchange_timestamp");
          intake.frame(coin, frame);
        });
  }

  static Side side(CsvRow row, int column, String bid, String ask) {
    if (row.is(column, bid)) {
      return Side.BID;
    }
    if (row.is(column, ask)) {
      return Side.ASK;
    }
    throw new RejectedRow("side '" + row.text(column) + "', expected " + bid + " or " + ask);
  }
}
