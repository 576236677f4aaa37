package hft.ingest;

import hft.core.book.MarketFrame;
import hft.core.market.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * BTC-USD on StandX in fixed point: book prices ×10, sizes ×10^4; trade prices ×100. Displayed book
 * prices are rounded to 0.1 while trades print on 0.01, so locked books are normal there. The
 * recorder lost the aggressor; the tick rule stands in for it.
 */
final class StandX implements FormatReader {
  private static final Pattern NAME =
      Pattern.compile("(book|trades)_\\d{4}-\\d{2}-\\d{2}_\\d{2}\\.csv");
  private static final String COIN = "BTC-USD";
  private static final int LEVELS = 20;
  private static final int BOOK_COLUMNS = 2 + 4 * LEVELS;
  private static final long BOOK_PRICE_UNIT = 10_000_000; // 0.1 at 1e-8
  private static final long TRADE_PRICE_UNIT = 1_000_000;
  private static final long SIZE_UNIT = 10_000;

  private long tradeNumber;
  private long lastTradePrice;
  private Side lastAggressor = Side.BID;

  @Override
  public FormatTraits traits() {
    return new FormatTraits("standx", true, FormatTraits.Rules.FROM_DATA);
  }

  @Override
  public boolean accepts(Path file) {
    return FileNames.match(NAME, file) != null;
  }

  @Override
  public String expectedFiles() {
    return "book_YYYY-MM-DD_HH.csv or trades_YYYY-MM-DD_HH.csv, plain or .gz";
  }

  @Override
  public void read(List<Path> files, Intake intake) throws IOException {
    intake.note("book prices are rounded to 0.1: a locked book means a spread below 0.1");
    for (Path file : files) {
      Matcher name = FileNames.require(NAME, file, expectedFiles());
      try (LineSource lines = intake.open(file)) {
        if (name.group(1).equals("book")) {
          books(lines, intake);
        } else {
          intake.note("trades have no side in the source: the aggressor is the tick rule's guess");
          trades(lines, intake);
        }
      }
    }
  }

  private static void times(CsvRow row, MarketFrame frame) {
    frame.venueNanos = row.millisAsNanos(0, "exch_ms");
    frame.receiveNanos = frame.venueNanos + row.scaled(1, 3, "recv_delay_us");
  }

  private static void books(LineSource lines, Intake intake) throws IOException {
    HyperliquidCsv.header(lines, "exch_ms,recv_delay_us,bp1,bq1,ap1,aq1");
    CsvRow row = new CsvRow();
    MarketFrame frame = new MarketFrame();
    intake.eachLine(
        lines,
        line -> {
          row.take(line.bytes(), line.from(), line.to());
          row.expectColumns(BOOK_COLUMNS);
          frame.kind = MarketFrame.Kind.SNAPSHOT;
          times(row, frame);
          frame.bidCount = LEVELS;
          frame.askCount = LEVELS;
          for (int i = 0; i < LEVELS; i++) {
            int at = 2 + 4 * i;
            frame.bidPrices[i] = units(row, at, BOOK_PRICE_UNIT, "bp");
            frame.bidSizes[i] = units(row, at + 1, SIZE_UNIT, "bq");
            frame.askPrices[i] = units(row, at + 2, BOOK_PRICE_UNIT, "ap");
            frame.askSizes[i] = units(row, at + 3, SIZE_UNIT, "aq");
          }
          intake.frame(COIN, frame);
        });
  }

  private static long units(CsvRow row, int column, long unit, String field) {
    long count = row.integer(column, field);
    if (Math.abs(count) > Long.MAX_VALUE / unit) {
      throw new RejectedRow(field + " " + count + " is out of range");
    }
    return count * unit;
  }

  private void trades(LineSource lines, Intake intake) throws IOException {
    HyperliquidCsv.header(lines, "exch_ms,recv_delay_us,price_cents,qty_1e4");
    CsvRow row = new CsvRow();
    MarketFrame frame = new MarketFrame();
    intake.eachLine(
        lines,
        line -> {
          row.take(line.bytes(), line.from(), line.to());
          row.expectColumns(4);
          frame.kind = MarketFrame.Kind.TRADE;
          times(row, frame);
          frame.tradePrice = units(row, 2, TRADE_PRICE_UNIT, "price_cents");
          frame.tradeSize = units(row, 3, SIZE_UNIT, "qty_1e4");
          frame.tradeId = ++tradeNumber; // the source has no ids
          frame.aggressor = aggressor(frame.tradePrice);
          intake.frame(COIN, frame);
        });
  }

  /** Tick rule: up is a buy, down a sell, unchanged as before. */
  private Side aggressor(long price) {
    if (lastTradePrice != 0 && price != lastTradePrice) {
      lastAggressor = price > lastTradePrice ? Side.BID : Side.ASK;
    }
    lastTradePrice = price;
    return lastAggressor;
  }
}
