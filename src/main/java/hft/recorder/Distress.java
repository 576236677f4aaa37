package hft.recorder;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says what goes wrong with a recording, once per stretch and not once per frame. The recorder's
 * thread; over its restarts.
 */
public final class Distress {
  private static final Logger LOG = LoggerFactory.getLogger("hft.recorder");

  private long droppedBefore;
  private long droppedAtStart;
  private boolean dropping;
  private boolean failing;
  private boolean refusing;
  private boolean merging = true;
  private long sinceNanos;

  /** The queue's count, after each look. */
  void dropped(long total) {
    if (total > droppedBefore && !dropping) {
      dropping = true;
      droppedAtStart = droppedBefore;
      LOG.error(
          "market data is not recorded: the queue is full and frames are being dropped"
              + " (hft.recorder.queue-frames); trading is not affected");
    } else if (total == droppedBefore && dropping) {
      dropping = false;
      LOG.warn("market data is recorded again; {} frames were dropped", total - droppedAtStart);
    }
    droppedBefore = total;
  }

  /** It cannot be written. */
  void failing(Exception why) {
    if (!failing) {
      failing = true;
      sinceNanos = System.nanoTime();
      LOG.error("market data is not recorded: {}; trading is not affected", why.getMessage());
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
