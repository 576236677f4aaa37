package hft.telemetry;

import hft.core.pace.StageTable;
import hft.port.Clock;
import hft.port.StageTimes;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Times each stage of a tick that became an order. The trading threads store times in memory made
 * beforehand; finished ticks wait in a ring for the telemetry thread, and are left out when it is
 * full.
 */
public final class StageGauge implements StageTimes {
  private static final int STAGES = Stage.values().length;

  /** Ticks on their way at once, and sharing of slots kept rare. */
  private static final int SLOTS = 1_024;

  /** Finished ticks that may wait: a tenth of a second of ten thousand a second. */
  private static final int WAITING = 1_024;

  private static final int ROW = 1 + STAGES;

  private final Clock clock;
  private final StageTable onTheirWay = new StageTable(STAGES, SLOTS);
  private final long[] times = new long[STAGES];
  private final long[] ring = new long[WAITING * ROW];
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong read = new AtomicLong();
  private final AtomicBoolean finishing = new AtomicBoolean();
  private final Map<Stage, Latency> took = new EnumMap<>(Stage.class);

  public StageGauge(Clock clock) {
    this.clock = clock;
    for (Stage stage : Stage.values()) {
      took.put(stage, new Latency());
    }
  }

  @Override
  public void passed(Stage stage, long sourceNanos) {
    onTheirWay.passed(stage.ordinal(), sourceNanos, clock.nanos());
    // One network thread at a time: a second one, just after a reconnect, leaves its tick out.
    if (stage == Stage.SEND && finishing.compareAndSet(false, true)) {
      finish(sourceNanos);
      finishing.set(false);
    }
  }

  private void finish(long sourceNanos) {
    long at = written.get();
    if (at - read.get() < WAITING && onTheirWay.take(sourceNanos, times)) {
      int row = (int) (at % WAITING) * ROW;
      ring[row] = sourceNanos;
      System.arraycopy(times, 0, ring, row + 1, STAGES);
      written.set(at + 1);
    }
  }

  /** The telemetry thread only. */
  void drain() {
    for (long at = read.get(); at < written.get(); at++) {
      int row = (int) (at % WAITING) * ROW;
      for (Stage stage : Stage.values()) {
        int cell = row + 1 + stage.ordinal();
        took(stage).note(ring[cell] - ring[cell - 1]);
      }
      read.set(at + 1);
    }
  }

  /** From the end of the stage before, or the frame's arrival, to the end of this one. */
  public Latency took(Stage stage) {
    Latency latency = took.get(stage);
    if (latency == null) {
      throw new IllegalStateException("every stage has one: " + stage);
    }
    return latency;
  }

  /** As in metrics and on the page. */
  public static String word(Stage stage) {
    return stage.name().toLowerCase(Locale.ROOT);
  }
}
