package hft.ingest;

import hft.core.book.MarketFrame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The venue's public archives: {@code l2Book/COIN.lz4} with one snapshot a line, each stamped by
 * its recorder, {@code asset_ctxs/YYYYMMDD.csv.lz4} with a row per minute and coin, and {@code
 * H.lz4} with an hour of trades as a node wrote them.
 */
final class HyperliquidArchive implements FormatReader {
  private static final Pattern CONTEXTS = Pattern.compile("\\d{8}\\.csv");
  private static final Pattern BOOKS = Pattern.compile("[A-Za-z0-9:@_-]+(\\.json|\\.jsonl)?");
  private static final String CONTEXT_HEADER =
      "time,coin,funding,open_interest,prev_day_px,day_ntl_vlm,premium,oracle_px,mark_px,mid_px,"
          + "impact_bid_px,impact_ask_px";

  private final Set<String> wanted;

  /** Takes all coins. */
  HyperliquidArchive() {
    this(Set.of());
  }

  /**
   * @param wanted coins to take from files that hold many; empty: all
   */
  HyperliquidArchive(Set<String> wanted) {
    this.wanted = Set.copyOf(wanted);
  }

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
    return "COIN.lz4 (l2Book), YYYYMMDD.csv.lz4 (asset_ctxs) or H.lz4 (node trades or fills)";
  }

  @Override
  public void read(List<Path> files, Intake intake) throws IOException {
    for (Path file : files) {
      try (LineSource lines = intake.open(file)) {
        read(lines, intake);
      }
    }
  }

  /** One file, whatever it comes from; its name says what is in it. */
  void read(LineSource lines, Intake intake) throws IOException {
    if (FileNames.match(CONTEXTS, lines.file()) != null) {
      contexts(lines, intake);
    } else {
      ArchiveLines rows = new ArchiveLines(intake, wanted);
      intake.eachLine(lines, rows);
      rows.finish();
    }
  }

  private void contexts(LineSource lines, Intake intake) throws IOException {
    CsvRow row = new CsvRow();
    MarketFrame frame = new MarketFrame();
    frame.kind = MarketFrame.Kind.CONTEXT;
    HyperliquidCsv.header(lines, CONTEXT_HEADER);
    intake.eachLine(
        lines,
        line -> {
          row.take(line.bytes(), line.from(), line.to());
          row.expectColumns(12);
          String coin = row.text(1);
          if (!wanted.isEmpty() && !wanted.contains(coin)) {
            return;
          }
          frame.venueNanos = Times.isoNanos(row.text(0), "time");
          frame.receiveNanos = frame.venueNanos;
          frame.fundingRateE12 = row.scaled(2, HyperliquidMessages.FUNDING_DECIMALS, "funding");
          frame.oraclePrice = row.isEmpty(7) ? 0 : row.fixed8(7, "oracle_px");
          frame.markPrice = row.isEmpty(8) ? 0 : row.fixed8(8, "mark_px");
          intake.frame(coin, frame);
        });
  }
}
