package hft.ingest;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bitstamp's order feed: every order created, changed (partly filled) and deleted. The exchange
 * time in it is the order's creation, so events are timed by the recorder.
 */
final class Bitstamp implements FormatReader {
  private static final Pattern NAME =
      Pattern.compile("orders_([a-z0-9]+)_\\d{4}-\\d{2}-\\d{2}\\.csv");

  @Override
  public FormatTraits traits() {
    return new FormatTraits("bitstamp", false, FormatTraits.Rules.FROM_DATA);
  }

  @Override
  public boolean accepts(Path file) {
    return FileNames.match(NAME, file) != null;
  }

  @Override
  public String expectedFiles() {
    return "orders_PAIR_YYYY-MM-DD.csv, plain, .gz or .xz";
  }

  @Override
  public void read(List<Path> files, Intake intake) throws IOException {
    intake.note("one clock only: venue times are the recorder's");
    intake.note("the book starts empty: orders placed before the capture are not in it");
    intake.note("trades are derived from fills of resting orders, with their price and side");
    for (Path file : files) {
      Matcher name = FileNames.require(NAME, file, expectedFiles());
      String coin = name.group(1).toUpperCase(java.util.Locale.ROOT);
      BitstampBook book = new BitstampBook(coin, intake);
      CsvRow row = new CsvRow();
      try (LineSource lines = intake.open(file)) {
        HyperliquidCsv.header(lines, "id,timestamp,exchange.timestamp,price,volume,action");
        intake.eachLine(lines, line -> event(line, row, book));
      }
    }
  }

  private static void event(LineSource line, CsvRow row, BitstampBook book) throws IOException {
    row.take(line.bytes(), line.from(), line.to());
    row.expectColumns(7);
    long id = row.integer(0, "id");
    long nanos = row.millisAsNanos(1, "timestamp");
    long price = row.scaled(3, Fixed8.DECIMALS, "price");
    long left = row.integer(4, "volume"); // already at 1e-8
    if (price <= 0 || left < 0) {
      throw new RejectedRow(
          "price " + row.text(3) + " and volume " + row.text(4) + ", expected positive ones");
    }
    Side side = HyperliquidCsv.side(row, 6, "bid", "ask");
    switch (row.text(5)) {
      case "created" -> book.created(id, side, price, left, nanos);
      case "changed" -> book.changed(id, left, nanos);
      case "deleted" -> book.deleted(id, left, nanos);
      default ->
          throw new RejectedRow(
              "action '" + row.text(5) + "', expected created, changed or deleted");
    }
  }
}
