package hft.ingest;

import hft.core.book.MarketFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ten-level books per event and trades, without headers. There is one clock only, so receive time
 * equals venue time. Sizes are contracts: of one US dollar each, and settled in bitcoin, for
 * XBTUSD.
 */
final class BitMex implements FormatReader {
  private static final Pattern NAME = Pattern.compile("(orderbooks|trades)_(.+)\\.csv");
  private static final int LEVELS = 10;
  private static final int BOOK_COLUMNS = 3 + 4 * LEVELS;

  private long tradeNumber;

  @Override
  public FormatTraits traits() {
    return new FormatTraits("bitmex", false, FormatTraits.Rules.FROM_DATA, _ -> true);
  }

  @Override
  public boolean accepts(Path file) {
    return FileNames.match(NAME, file) != null;
  }

  @Override
  public String expectedFiles() {
    return "orderbooks_SYMBOL.csv or trades_SYMBOL.csv, plain or .gz";
  }

  @Override
  public void read(List<Path> files, Intake intake) throws IOException {
    intake.note("one clock only: receive times are set to the venue times");
    for (Path file : files) {
      Matcher name = FileNames.require(NAME, file, expectedFiles());
      CsvRow row = new CsvRow();
      MarketFrame frame = new MarketFrame();
      boolean books = name.group(1).equals("orderbooks");
      intake.eachLine(
          file,
          line -> {
            row.take(line.bytes(), line.from(), line.to());
            if (books) {
              book(row, frame, intake);
            } else {
              trade(row, frame, intake);
            }
          });
    }
  }

  private static long nanos(CsvRow row, int column) {
    long millis = row.integer(column + 1, "ms");
    if (millis < 0 || millis > 999) {
      throw new RejectedRow("ms " + millis + ", expected 0..999");
    }
    return Times.isoNanos(row.text(column), "time") + millis * Times.MILLI;
  }

  private static void book(CsvRow row, MarketFrame frame, Intake intake) throws IOException {
    row.expectColumns(BOOK_COLUMNS);
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = nanos(row, 0);
    frame.receiveNanos = frame.venueNanos;
    frame.bidCount = LEVELS;
    frame.askCount = LEVELS;
    for (int i = 0; i < LEVELS; i++) {
      frame.askPrices[i] = row.fixed8(3 + i, "ask price");
      frame.askSizes[i] = row.fixed8(3 + LEVELS + i, "ask size");
      frame.bidPrices[i] = row.fixed8(3 + 2 * LEVELS + i, "bid price");
      frame.bidSizes[i] = row.fixed8(3 + 3 * LEVELS + i, "bid size");
    }
    intake.frame(row.text(2), frame);
  }

  private void trade(CsvRow row, MarketFrame frame, Intake intake) throws IOException {
    row.expectColumns(7);
    frame.kind = MarketFrame.Kind.TRADE;
    frame.venueNanos = nanos(row, 1);
    frame.receiveNanos = frame.venueNanos;
    frame.tradePrice = row.fixed8(3, "price");
    frame.tradeSize = row.fixed8(4, "size");
    frame.tradeId = ++tradeNumber; // the source has no ids
    frame.aggressor = HyperliquidCsv.side(row, 6, "Buy", "Sell");
    intake.frame(row.text(0), frame);
  }
}
