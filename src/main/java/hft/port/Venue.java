package hft.port;

import org.apache.pekko.actor.typed.Behavior;

/** Which outside world the tree trades in: the behaviours that play the venue. */
public interface Venue {
  /** Publishes market data to the order books that subscribe. */
  Behavior<MarketDataCommand> marketData();

  /**
   * Takes orders and cancels, answers each action once, and tells its listener what becomes of
   * them.
   */
  Behavior<GatewayCommand> orderGateway();

  /** Who times the way from a frame to an order: the tree's stages are told to it as well. */
  default StageTimes stages() {
    return StageTimes.NONE;
  }
}
