package hft.sim;

import hft.core.match.FundingPayment;
import hft.core.match.VenueAnswer;
import hft.core.match.VenueFill;
import hft.core.match.VenueListener;
import hft.core.match.VenueOrderUpdate;
import hft.core.match.VenueSnapshot;
import hft.core.match.latency.LatencyModel;
import hft.core.order.ClientOrderId;
import hft.port.AccountEvent;
import hft.port.Clock;
import hft.port.GatewayReply;
import java.time.Duration;
import java.util.function.LongFunction;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;

/**
 * What the venue says, on its way to the engine: each message leaves at its block's time and
 * arrives one response latency later, in order, as on one socket.
 */
final class Outbound implements VenueListener {
  /** Who gets an answer, and the number they gave their action. */
  record Recipient(long actionId, ActorRef<GatewayReply> replyTo) {}

  /** An order placed without one: ours always carry an id, so only a foreign order lacks it. */
  private static final ClientOrderId NO_ID = new ClientOrderId(0, 0);

  private final ActorContext<?> context;
  private final Clock clock;
  private final LatencyModel response;
  private final LongFunction<Recipient> recipients;
  private @Nullable ActorRef<AccountEvent> listener;
  private long venueNowNanos;
  private long lastArrivalNanos;

  Outbound(
      ActorContext<?> context,
      Clock clock,
      LatencyModel response,
      LongFunction<Recipient> recipients) {
    this.context = context;
    this.clock = clock;
    this.response = response;
    this.recipients = recipients;
  }

  /** What the venue says from now on happens at this time or later: it may read the past. */
  void venueTime(long nanos) {
    venueNowNanos = nanos;
  }

  void listener(ActorRef<AccountEvent> account) {
    listener = account;
  }

  @Override
  public void onAnswer(VenueAnswer answer) {
    Recipient to = recipients.apply(answer.actionId());
    long arrives = arrivalNanos(answer.venueNanos());
    GatewayReply reply =
        switch (answer) {
          case VenueAnswer.Placed placed ->
              new GatewayReply.Placed(to.actionId(), placed.outcomes(), arrives);
          case VenueAnswer.Cancelled cancelled ->
              new GatewayReply.Cancelled(to.actionId(), cancelled.outcomes(), arrives);
          case VenueAnswer.AllCancelled all ->
              new GatewayReply.AllCancelled(to.actionId(), all.count(), arrives);
          case VenueAnswer.Scheduled scheduled ->
              throw new IllegalStateException(
                  "the tree arms no dead man's switch here: " + scheduled);
        };
    deliver(to.replyTo(), reply, arrives);
  }

  @Override
  public void onOrderUpdate(VenueOrderUpdate it) {
    tell(
        new AccountEvent.OrderUpdate(
            id(it.clientOrderId()),
            it.oid(),
            it.instrumentId(),
            it.side(),
            it.price(),
            it.remainingSize(),
            it.originalSize(),
            it.state().status(),
            it.reason(),
            it.venueNanos()),
        it.venueNanos());
  }

  @Override
  public void onFill(VenueFill it) {
    tell(
        new AccountEvent.Fill(
            id(it.clientOrderId()),
            it.oid(),
            it.tradeId(),
            it.instrumentId(),
            it.side(),
            it.price(),
            it.size(),
            it.maker(),
            it.fee(),
            it.why(),
            it.mid(),
            it.venueNanos()),
        it.venueNanos());
  }

  @Override
  public void onFunding(FundingPayment it) {
    tell(
        new AccountEvent.Funding(
            it.instrumentId(),
            it.positionSize(),
            it.rateE12(),
            it.oraclePrice(),
            it.payment(),
            it.hourNanos()),
        it.hourNanos());
  }

  void snapshot(long actionId, VenueSnapshot it) {
    tell(
        new AccountEvent.Snapshot(
            actionId,
            it.openOrders().stream()
                .map(
                    order ->
                        new AccountEvent.OpenOrder(
                            id(order.clientOrderId()),
                            order.oid(),
                            order.instrumentId(),
                            order.side(),
                            order.price(),
                            order.remainingSize()))
                .toList(),
            it.positions().stream()
                .map(p -> new AccountEvent.Position(p.instrumentId(), p.size(), p.markPrice()))
                .toList(),
            it.accountValue(),
            it.venueNanos()),
        it.venueNanos());
  }

  private static ClientOrderId id(@Nullable ClientOrderId id) {
    return id == null ? NO_ID : id;
  }

  private void tell(AccountEvent event, long venueNanos) {
    if (listener != null) {
      deliver(listener, event, arrivalNanos(venueNanos));
    }
  }

  private <T> void deliver(ActorRef<T> to, T message, long arrives) {
    context.scheduleOnce(Duration.ofNanos(Math.max(0, arrives - clock.nanos())), to, message);
  }

  private long arrivalNanos(long venueNanos) {
    long leaves = Math.max(venueNanos, venueNowNanos);
    lastArrivalNanos = Math.max(lastArrivalNanos, leaves + response.sampleNanos(leaves));
    return lastArrivalNanos;
  }
}
