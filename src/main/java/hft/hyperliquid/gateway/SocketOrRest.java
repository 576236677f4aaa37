package hft.hyperliquid.gateway;

import hft.hyperliquid.link.Link;
import hft.hyperliquid.rest.Rest;
import hft.hyperliquid.socket.SendResult;
import hft.hyperliquid.socket.Socket;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorRef;

/** How calls leave: over the account's socket while it is open, else over HTTP. */
final class SocketOrRest implements Calls.Outside {
  private final Supplier<Link> link;
  private final ActorRef<OrderGateway.Command> self;
  private final GatewayWiring wiring;

  SocketOrRest(Supplier<Link> link, ActorRef<OrderGateway.Command> self, GatewayWiring wiring) {
    this.link = link;
    this.self = self;
    this.wiring = wiring;
  }

  @Override
  public SendResult send(byte[] utf8, int offset, int length, Socket.Written written) {
    return link.get().send(utf8, offset, length, written);
  }

  @Override
  public boolean isOpen() {
    return link.get().isOpen();
  }

  @Override
  public void post(Rest.Endpoint endpoint, byte[] json, long id) {
    wiring
        .rest()
        .post(
            endpoint,
            json,
            wiring.gateway().restTimeout(),
            answer -> self.tell(new OrderGateway.Answered(id, answer)));
  }
}
