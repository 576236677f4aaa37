package hft.backtest;

import hft.backtest.lockstep.Lockstep;
import hft.core.book.MarketFrame;
import java.util.function.BooleanSupplier;

/**
 * Plays a recorded market into a lockstep tree. Each frame is seen twice: by the venue when it
 * happened, and by our order book when it reached us. Between the two, virtual time moves and
 * timers fire.
 *
 * <p>The venue reads the frames from the {@link FrameRing} before it does anything else, so it only
 * has to be woken for what nobody asks it: a fill at {@code t} is news to us at {@code t} plus the
 * way back, and the venue is woken by then at the latest.
 */
public final class ReplayDriver {
  /** How far the replay has come. */
  public interface Progress {
    void at(long venueNanos, long events);
  }

  /**
   * The venue as the driver sees it.
   *
   * @param wake makes the venue read its tape up to now
   * @param wayBackNanos the least time between a frame at the venue and our hearing of what it did
   *     to our orders
   */
  public record VenueEnd(Runnable wake, long wayBackNanos) {}

  /**
   * What was played.
   *
   * @param messages handled by the actors, and tasks run
   */
  public record Totals(
      long events, long levelUpdates, long gaps, long messages, long firstNanos, long lastNanos) {}

  /** Events between two words of progress. */
  public static final int PROGRESS_EVERY = 1 << 12;

  /** The venue never reads later than this, which bounds the frames that wait for it. */
  private static final long MOST_LAG_NANOS = 250_000_000L;

  private final Lockstep lockstep;
  private final FrameSource source;
  private final FeedLatency latency;
  private final ReplayMarketData marketData;
  private final FrameRing ring;
  private final VenueEnd venue;
  private final long lagNanos;
  private final BooleanSupplier stopped;
  private long events;
  private long levelUpdates;
  private long gaps;
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos;
  private long lastReceiveNanos;

  /**
   * @param ring what the venue reads
   * @param stopped true once the tree has ended: the replay stops there
   */
  public ReplayDriver(
      Lockstep lockstep,
      FrameSource source,
      FeedLatency latency,
      ReplayMarketData marketData,
      FrameRing ring,
      VenueEnd venue,
      BooleanSupplier stopped) {
    this.lockstep = lockstep;
    this.source = source;
    this.latency = latency;
    this.marketData = marketData;
    this.ring = ring;
    this.venue = venue;
    this.lagNanos = Math.min(venue.wayBackNanos(), MOST_LAG_NANOS);
    this.stopped = stopped;
  }

  /** Plays everything and returns once the last frame was delivered, or the tree has ended. */
  public Totals run(Progress progress) {
    boolean more = source.poll(ring);
    while ((more || !ring.isEmpty()) && !stopped.getAsBoolean()) {
      long receiveNanos = ring.isEmpty() ? Long.MAX_VALUE : ring.oldest().frame().receiveNanos;
      if (more && ring.draft().venueNanos <= receiveNanos) {
        record(ring.draft());
        if (events % PROGRESS_EVERY == 0) {
          progress.at(lastNanos, events);
        }
        more = source.poll(ring);
      } else {
        advanceTo(receiveNanos);
        marketData.deliver(ring.oldest());
        ring.remove();
      }
    }
    venue.wake().run();
    progress.at(lastNanos, events);
    return new Totals(events, levelUpdates, gaps, lockstep.steps(), firstNanos, lastNanos);
  }

  private void record(MarketFrame frame) {
    lastReceiveNanos =
        Math.max(Math.max(lastReceiveNanos, frame.venueNanos), latency.receiveNanos(frame));
    frame.receiveNanos = lastReceiveNanos;
    ring.add();
    count(frame);
  }

  /** Moves time, waking the venue on the way before what it has to say would be late. */
  private void advanceTo(long nanos) {
    for (long due = wakeNanos(); due <= nanos; due = wakeNanos()) {
      lockstep.advanceTo(due);
      venue.wake().run();
    }
    lockstep.advanceTo(nanos);
  }

  private long wakeNanos() {
    long unread = ring.unreadNanos();
    return unread == Long.MAX_VALUE ? unread : unread + lagNanos;
  }

  private void count(MarketFrame frame) {
    events++;
    levelUpdates += frame.levelCount();
    firstNanos = Math.min(firstNanos, frame.venueNanos);
    lastNanos = frame.venueNanos;
    if (frame.kind == MarketFrame.Kind.GAP) {
      gaps++;
    }
  }
}
