package hft.core.match.latency;

/**
 * One socket: messages may be slow, but none overtakes another. A message sent after a slow one
 * waits behind it.
 */
public final class OrderedChannel {
  private final LatencyModel latency;
  private long lastDelivery = Long.MIN_VALUE;

  public OrderedChannel(LatencyModel latency) {
    this.latency = latency;
  }

  /** When a message sent at {@code sentNanos} arrives: never before the previous one did. */
  public long deliverAt(long sentNanos) {
    lastDelivery = Math.max(lastDelivery, sentNanos + latency.sampleNanos(sentNanos));
    return lastDelivery;
  }
}
