package hft.recorder;

import org.HdrHistogram.Histogram;

/** What became of the frames of one coin and table. Times are nanoseconds. */
public final class TableCount {
  private static final long MAX_DELAY_MICROS = 60_000_000;

  private final long gapNanos;
  private final Histogram delayMicros = new Histogram(MAX_DELAY_MICROS, 2);
  private long rows;
  private long pending;
  private long lost;
  private long repeated;
  private long superseded;
  private long late;
  private long refused;
  private long gaps;
  private long longestNanos;
  private long lastReceiveNanos;

  /**
   * @param gapNanos silence that counts as a gap
   */
  TableCount(long gapNanos) {
    this.gapNanos = gapNanos;
  }

  /** The frame is handed to the writer, which may lose it now or later. */
  void writing() {
    pending++;
  }

  /** The writer did not believe it. */
  void notWritten() {
    pending--;
    refused++;
  }

  void written(long venueNanos, long receiveNanos) {
    if (lastReceiveNanos != 0) {
      long silence = receiveNanos - lastReceiveNanos;
      longestNanos = Math.max(longestNanos, silence);
      gaps += silence > gapNanos ? 1 : 0;
    }
    lastReceiveNanos = receiveNanos;
    delayMicros.recordValue(Math.clamp((receiveNanos - venueNanos) / 1_000, 0, MAX_DELAY_MICROS));
  }

  void committed() {
    rows += pending;
    pending = 0;
  }

  void failed() {
    lost += pending;
    pending = 0;
  }

  void repeatedOne() {
    repeated++;
  }

  void supersededOne() {
    superseded++;
  }

  void lateOne() {
    late++;
  }

  void refusedOne() {
    refused++;
  }

  /** In complete files. */
  public long rows() {
    return rows;
  }

  /** Written to a file that could not be completed. */
  public long lost() {
    return lost;
  }

  /** Said what had been said before. */
  public long repeated() {
    return repeated;
  }

  /** Books of a venue time of which a later one came. */
  public long superseded() {
    return superseded;
  }

  /** Older than what had been written. */
  public long late() {
    return late;
  }

  /** Not believable, such as a crossed book. */
  public long refused() {
    return refused;
  }

  /** Silences longer than the bound. */
  public long gaps() {
    return gaps;
  }

  public long longestSilenceNanos() {
    return longestNanos;
  }

  /** Receive minus venue time. */
  public long delayMicros(double percentile) {
    return delayMicros.getTotalCount() == 0 ? 0 : delayMicros.getValueAtPercentile(percentile);
  }
}
