package hft.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import hft.core.book.MarketFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The venue's public archive: {@code l2Book/COIN.lz4} with one snapshot a line, each stamped by its
 * recorder, and {@code asset_ctxs/YYYYMMDD.csv.lz4} with a row per minute and coin.
 */
final class HyperliquidArchive implements FormatReader {
  private static final Pattern CONTEXTS = Pattern.compile("\\d{8}\\.csv");
  private static final Pattern BOOKS = Pattern.compile("[A-Za-z0-9:@_-]+(\\.json|\\.jsonl)?");
  private static final String CONTEXT_HEADER =
      "time,coin,funding,open_interest,prev_day_px,day_ntl_vlm,premium,oracle_px,mark_px,mid_px,"
          + "impact_bid_px,impact_ask_px";

  @Override
  public FormatTraits traits() {
    return new FormatTraits("hyperliquid", false, FormatTraits.Rules.HYPERLIQUID);
  }

  @Override
  public boolean accepts(Path file) {
    return FileNames.match(CONTEXTS, file) != null
        || (file.toString().endsWith(".lz4") && FileNames.match(BOOKS, file) != null);
  }

  @Override
  public String expectedFiles() {
    return "COIN.lz4 (l2Book) or YYYYMMDD.csv.lz4 (asset_ctxs)";
  }

  @Override
  public void read(List<Path> files, Intake intake) throws IOException {
    HyperliquidMessages messages = new HyperliquidMessages(intake);
    for (Path file : files) {
      if (FileNames.match(CONTEXTS, file) != null) {
        contexts(file, intake);
      } else {
        intake.eachLine(file, line -> book(line, messages));
      }
    }
  }

  private static void book(LineSource line, HyperliquidMessages messages) throws IOException {
    JsonNode outer = JsonFields.parse(line.bytes(), line.from(), line.to());
    long receiveNanos = Times.isoNanos(JsonFields.text(outer, "time"), "time");
    messages.message(JsonFields.field(outer, "raw"), receiveNanos);
  }

  private static void contexts(Path file, Intake intake) throws IOException {
    CsvRow row = new CsvRow();
    MarketFrame frame = new MarketFrame();
    frame.kind = MarketFrame.Kind.CONTEXT;
    try (LineSource lines = intake.open(file)) {
      HyperliquidCsv.header(lines, CONTEXT_HEADER);
      intake.eachLine(
          lines,
          line -> {
            row.take(line.bytes(), line.from(), line.to());
            row.expectColumns(12);
            frame.venueNanos = Times.isoNanos(row.text(0), "time");
            frame.receiveNanos = frame.venueNanos;
            frame.fundingRateE12 = row.scaled(2, HyperliquidMessages.FUNDING_DECIMALS, "funding");
            frame.oraclePrice = row.isEmpty(7) ? 0 : row.fixed8(7, "oracle_px");
            frame.markPrice = row.isEmpty(8) ? 0 : row.fixed8(8, "mark_px");
            intake.frame(row.text(1), frame);
          });
    }
  }
}
