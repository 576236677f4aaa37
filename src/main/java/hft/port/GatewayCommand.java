package hft.port;

import hft.core.order.CancelRequest;
import hft.core.risk.ApprovedOrder;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;

/** What the order gateway understands. One command is one action at the venue. */
public sealed interface GatewayCommand {
  /**
   * Sends the account's events to {@code account} from now on, instead of to whoever listened
   * before.
   */
  record Listen(ActorRef<AccountEvent> account) implements GatewayCommand {}

  /** Post-only orders only: the venue processes them ahead of anything that may take. */
  record PlaceAlo(long actionId, List<ApprovedOrder> orders, ActorRef<GatewayReply> replyTo)
      implements GatewayCommand {}

  /** IOC and GTC orders, never mixed with post-only ones. */
  record PlaceTaking(long actionId, List<ApprovedOrder> orders, ActorRef<GatewayReply> replyTo)
      implements GatewayCommand {}

  record Cancel(long actionId, List<CancelRequest> cancels, ActorRef<GatewayReply> replyTo)
      implements GatewayCommand {}

  /** Cancels whatever is open, ours by memory or not. */
  record CancelAll(long actionId, ActorRef<GatewayReply> replyTo) implements GatewayCommand {}

  /**
   * Asks for an {@link AccountEvent.Snapshot} that is read from now on, delivered to the account
   * stream.
   */
  record Reconcile(long actionId) implements GatewayCommand {}
}
