package hft.core.match;

import hft.core.match.latency.OverloadModel;
import hft.core.match.queue.QueueModel;

/**
 * How the simulated venue behaves.
 *
 * @param takingDelayNanos added to the arrival of every action that may take: the mempool's
 *     handicap for IOC and GTC against cancels and ALO; 0 leaves only the order inside a block
 */
public record VenueSettings(
    VenueRules rules,
    BlockClock clock,
    QueueModel queue,
    OverloadModel overload,
    long takingDelayNanos) {
  public VenueSettings {
    if (takingDelayNanos < 0) {
      throw new IllegalArgumentException(
          "takingDelayNanos must not be negative, was " + takingDelayNanos);
    }
  }

  /** Hyperliquid's rules, steady 68 ms blocks, cancels assumed behind us, no overload. */
  public static VenueSettings defaults() {
    return new VenueSettings(
        VenueRules.hyperliquid(),
        BlockClock.steady(),
        QueueModel.riskAverse(),
        OverloadModel.never(),
        0);
  }

  public VenueSettings withQueue(QueueModel model) {
    return new VenueSettings(rules, clock, model, overload, takingDelayNanos);
  }

  public VenueSettings withRules(VenueRules other) {
    return new VenueSettings(other, clock, queue, overload, takingDelayNanos);
  }

  public VenueSettings withClock(BlockClock other) {
    return new VenueSettings(rules, other, queue, overload, takingDelayNanos);
  }

  public VenueSettings withOverload(OverloadModel other) {
    return new VenueSettings(rules, clock, queue, other, takingDelayNanos);
  }
}
