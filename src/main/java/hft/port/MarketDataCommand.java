package hft.port;

import hft.core.market.Instrument;
import org.apache.pekko.actor.typed.ActorRef;

/** What the venue's market-data actor understands. */
public sealed interface MarketDataCommand {
  /** Sends the instrument's frames to this order book from now on. Repeating it is harmless. */
  record Subscribe(Instrument instrument, ActorRef<OrderBookCommand> orderBook)
      implements MarketDataCommand {}
}
