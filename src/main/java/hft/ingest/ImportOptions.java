package hft.ingest;

import hft.core.market.Instrument;
import java.time.Duration;
import java.util.Map;

/**
 * What an import may be told.
 *
 * @param tolerate rejected rows to accept before giving up; 0 stops at the first
 * @param reorderWindow how far back in venue time a row may come late and still be put in its place
 * @param bookGap silence of the book feed that counts as a gap
 * @param otherGap silence of any other feed that counts as a gap
 * @param baseLatency Binance: least feed latency after the recorder's clock was corrected
 * @param instruments grids stated by the user, by coin; the rest is known or inferred from the data
 * @param rename the venue's symbol to the coin name wanted in the tables
 * @param earliestNanos least believable time; what is written must be of the years that tables hold
 */
public record ImportOptions(
    int tolerate,
    Duration reorderWindow,
    Duration bookGap,
    Duration otherGap,
    Duration baseLatency,
    Map<String, Instrument> instruments,
    Map<String, String> rename,
    long earliestNanos) {

  /** A trade feed resends up to a few seconds after a reconnect; more than this is another day. */
  public static final ImportOptions DEFAULT =
      new ImportOptions(
          0,
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ZERO,
          Map.of(),
          Map.of(),
          1);

  public ImportOptions {
    if (tolerate < 0) {
      throw new IllegalArgumentException("tolerate must not be negative, was " + tolerate);
    }
    if (reorderWindow.isNegative() || reorderWindow.compareTo(Duration.ofMinutes(10)) > 0) {
      throw new IllegalArgumentException("reorderWindow must be 0..10 min, was " + reorderWindow);
    }
    if (!bookGap.isPositive() || !otherGap.isPositive()) {
      throw new IllegalArgumentException(
          "gaps must be positive, were " + bookGap + " and " + otherGap);
    }
    if (baseLatency.isNegative()) {
      throw new IllegalArgumentException("baseLatency must not be negative, was " + baseLatency);
    }
    instruments = Map.copyOf(instruments);
    rename = Map.copyOf(rename);
  }

  public ImportOptions withTolerate(int rows) {
    return new ImportOptions(
        rows, reorderWindow, bookGap, otherGap, baseLatency, instruments, rename, earliestNanos);
  }

  public ImportOptions withRename(Map<String, String> names) {
    return new ImportOptions(
        tolerate, reorderWindow, bookGap, otherGap, baseLatency, instruments, names, earliestNanos);
  }

  public ImportOptions withInstruments(Map<String, Instrument> stated) {
    return new ImportOptions(
        tolerate, reorderWindow, bookGap, otherGap, baseLatency, stated, rename, earliestNanos);
  }

  ImportOptions since(long nanos) {
    return new ImportOptions(
        tolerate, reorderWindow, bookGap, otherGap, baseLatency, instruments, rename, nanos);
  }
}
