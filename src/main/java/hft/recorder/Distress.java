package hft.recorder;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what goes wrong with a recording, once per stretch and not once per frame. The recorder's
 * thread; over its restarts.
 */
public final class Distress {
  private static final Logger LOG = LoggerFactory.getLogger("hft.recorder");

  private final boolean besideTrading;
  private long droppedBefore;
  private long droppedAtStart;
  private boolean dropping;
  private boolean failing;
  private boolean refusing;
  private boolean merging = true;
  private long sinceNanos;
  private @Nullable Throwable failure;

  private Distress(boolean besideTrading) {
    this.besideTrading = besideTrading;
  }

  /** The recorder goes on trying, and so does the engine. */
  public static Distress besideTrading() {
    return new Distress(true);
  }

  /** The recorder is all there is: who started it tells its failure. */
  public static Distress alone() {
    return new Distress(false);
  }

  /** The last failure to write, after the recorder's end; null when there was none. */
  public @Nullable Throwable failure() {
    return failure;
  }

  /** The queue's count, after each look. */
  void dropped(long total) {
    if (total > droppedBefore && !dropping) {
      dropping = true;
      droppedAtStart = droppedBefore;
      LOG.error(
          "market data is not recorded: the queue is full and frames are being dropped"
              + " (hft.recorder.queue-frames){}",
          besideTrading ? "; trading goes on" : "");
    } else if (total == droppedBefore && dropping) {
      dropping = false;
      LOG.warn("market data is recorded again; {} frames were dropped", total - droppedAtStart);
    }
    droppedBefore = total;
  }

  /** It cannot be written. */
  void failing(Throwable why) {
    failure = why;
    if (!failing && besideTrading) {
      failing = true;
      sinceNanos = System.nanoTime();
      LOG.error("market data is not recorded: {}; trading goes on", why.getMessage());
    }
  }

  /** It was written. */
  void written() {
    if (failing) {
      failing = false;
      LOG.warn(
          "market data is recorded again after {} s",
          Duration.ofNanos(System.nanoTime() - sinceNanos).toSeconds());
    }
  }

  void refused(String why) {
    if (!refusing) {
      refusing = true;
      LOG.warn("a frame was not recorded: {}; further ones are counted only", why);
    }
  }

  void notMerged(Exception why) {
    if (merging) {
      merging = false;
      LOG.warn("recorded files stay short: {}", why.getMessage());
    }
  }
}
