package hft.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Raw Binance streams of spot, USD-M and COIN-M: depth updates (deltas), trades, bookTicker and the
 * REST snapshot the deltas build on.
 *
 * <p>The recorder's clock may run behind the exchange's. As hftbacktest does, a first pass finds
 * the least receive minus exchange time; when that is negative all receive times are shifted so
 * that it becomes the stated base latency.
 */
final class Binance implements FormatReader {
  private static final java.util.regex.Pattern NAME =
      java.util.regex.Pattern.compile("[A-Za-z0-9_-]+(\\.(jsonl|log|txt))?");

  /** COIN-M: contracts of 10 or 100 US dollars, settled in the coin. */
  private static final java.util.regex.Pattern COIN_MARGINED =
      java.util.regex.Pattern.compile("[A-Z0-9]+USD_(PERP|\\d{6})");

  @Override
  public FormatTraits traits() {
    return new FormatTraits(
        "binance", false, FormatTraits.Rules.FROM_DATA, COIN_MARGINED.asMatchPredicate());
  }

  @Override
  public boolean accepts(Path file) {
    return FileNames.match(NAME, file) != null;
  }

  @Override
  public String expectedFiles() {
    return "files of '<local ns> <json>' lines, plain or .gz";
  }

  @Override
  public void read(List<Path> files, Intake intake) throws IOException {
    long shiftNanos = clockShift(files, intake);
    Map<String, BinanceStream> streams = new LinkedHashMap<>();
    for (Path file : files) {
      BinanceFile reader = new BinanceFile(streams, shiftNanos, intake);
      intake.eachLine(file, reader::line);
    }
    for (BinanceStream stream : streams.values()) {
      stream.finish();
    }
  }

  private static long clockShift(List<Path> files, Intake intake) throws IOException {
    long[] least = {Long.MAX_VALUE};
    for (Path file : files) {
      try (LineSource lines = LineSource.open(file, _ -> {})) {
        while (lines.next()) {
          least[0] = Math.min(least[0], delay(lines));
        }
      }
    }
    if (least[0] >= 0) {
      return 0;
    }
    long shift = -least[0] + intake.options().baseLatency().toNanos();
    intake.note(
        "the recorder's clock was behind the exchange's: receive times moved by +"
            + Times.seconds(shift));
    return shift;
  }

  /** Receive minus exchange time; lines that do not parse are the second pass's business. */
  private static long delay(LineSource line) throws IOException {
    try {
      StampedLine stamped = StampedLine.of(line, 0);
      long venueNanos = BinanceFile.venueNanos(BinanceFile.data(stamped.json()));
      return stamped.nanos() == 0 || venueNanos == 0
          ? Long.MAX_VALUE
          : stamped.nanos() - venueNanos;
    } catch (RejectedRow e) {
      return Long.MAX_VALUE;
    }
  }
}
