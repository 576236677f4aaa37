package hft.backtest;

import hft.backtest.lockstep.Lockstep;
import hft.core.book.MarketFrame;
import hft.port.FrameReady;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;

/**
 * Plays a recorded market into a lockstep tree. Each frame is seen twice: by the venue when it
 * happened, and by our order book when it reached us. Between the two, virtual time moves and
 * timers fire.
 *
 * @param <M> the message that shows a frame to the venue
 */
public final class ReplayDriver<M> {
  /** How far the replay has come. */
  public interface Progress {
    void at(long venueNanos, long events);
  }

  /** What was played. */
  public record Totals(
      long events, long levelUpdates, long gaps, long firstNanos, long lastNanos) {}

  /** Events between two words of progress. */
  public static final int PROGRESS_EVERY = 1 << 12;

  private final Lockstep lockstep;
  private final FrameSource source;
  private final FeedLatency latency;
  private final ReplayMarketData marketData;
  private final FrameRing<M> ring;
  private final ActorRef<M> venue;
  private final BooleanSupplier stopped;
  private long events;
  private long levelUpdates;
  private long gaps;
  private long firstNanos = Long.MAX_VALUE;
  private long lastNanos;
  private long lastReceiveNanos;

  /**
   * @param tick wraps a frame for the venue; called once per slot, the message is reused with the
   *     frame
   * @param stopped true once the tree has ended: the replay stops there
   */
  public ReplayDriver(
      Lockstep lockstep,
      FrameSource source,
      FeedLatency latency,
      ReplayMarketData marketData,
      ActorRef<M> venue,
      Function<MarketFrame, M> tick,
      BooleanSupplier stopped) {
    this.lockstep = lockstep;
    this.source = source;
    this.latency = latency;
    this.marketData = marketData;
    this.ring = new FrameRing<>(tick);
    this.venue = venue;
    this.stopped = stopped;
  }

  /** Plays everything and returns once the last frame was delivered, or the tree has ended. */
  public Totals run(Progress progress) {
    MarketFrame next = source.poll();
    while ((next != null || !ring.isEmpty()) && !stopped.getAsBoolean()) {
      long receiveNanos = ring.isEmpty() ? Long.MAX_VALUE : ring.oldest().frame.receiveNanos;
      if (next != null && next.venueNanos <= receiveNanos) {
        atVenue(next);
        if (events % PROGRESS_EVERY == 0) {
          progress.at(lastNanos, events);
        }
        next = source.poll();
      } else {
        lockstep.advanceTo(receiveNanos);
        deliver(ring.oldest().ready);
        ring.remove();
      }
    }
    progress.at(lastNanos, events);
    return new Totals(events, levelUpdates, gaps, firstNanos, lastNanos);
  }

  private void atVenue(MarketFrame next) {
    lockstep.advanceTo(next.venueNanos);
    FrameRing.Slot<M> slot = ring.add();
    slot.frame.copyFrom(next);
    lastReceiveNanos =
        Math.max(Math.max(lastReceiveNanos, next.venueNanos), latency.receiveNanos(next));
    slot.frame.receiveNanos = lastReceiveNanos;
    count(next);
    venue.tell(slot.tick);
    lockstep.drain();
  }

  private void deliver(FrameReady ready) {
    marketData.deliver(ready);
    lockstep.drain();
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
