package hft.backtest;

import hft.port.FrameReady;
import hft.port.MarketDataCommand;
import hft.port.OrderBookCommand;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * The market-data actor of a backtest: takes subscriptions and hands the replay's frames to the
 * order books. Lives on the lockstep thread, as does the driver that feeds it.
 */
public final class ReplayMarketData {
  private final @Nullable ActorRef<OrderBookCommand>[] books;

  @SuppressWarnings({
    "unchecked",
    "rawtypes"
  }) // generic array: only ActorRef<OrderBookCommand> is ever stored
  public ReplayMarketData(int instruments) {
    books = (@Nullable ActorRef<OrderBookCommand>[]) new ActorRef[instruments];
  }

  public Behavior<MarketDataCommand> behavior() {
    return Behaviors.receiveMessage(
        command ->
            switch (command) {
              case MarketDataCommand.Subscribe(var instrument, var orderBook) -> {
                books[instrument.id()] = orderBook;
                yield Behaviors.same();
              }
            });
  }

  /**
   * Sends the frame to its instrument's book; one nobody subscribed to is dropped, as a venue would
   * not send it.
   */
  void deliver(FrameReady ready) {
    ActorRef<OrderBookCommand> book = books[ready.frame().instrumentId];
    if (book != null) {
      book.tell(ready);
    }
  }
}
