package hft.exchange.venue;

import hft.core.order.Tif;
import hft.exchange.fault.FaultKind;
import hft.exchange.fault.FaultRule;
import hft.exchange.fault.Faults;
import hft.wire.action.Action;
import hft.wire.action.OrderRequest;
import hft.wire.action.OrderType;
import hft.wire.action.TradingAction;
import java.util.function.BiConsumer;

/**
 * Where actions are handed in, over HTTP and sockets alike: draws the faults that strike actions
 * and lets latency pass on the way in and out.
 */
public final class Counter {
  private static final String UPGRADE =
      "Only post-only orders allowed immediately after a network upgrade";

  /** Takes the answer to one action. One of its methods is called, once. */
  public interface Slip {
    void answered(byte[] body);

    /** The venue's HTTP status, with the body null. */
    void failed(int status);

    /** The action may have been carried out, and nobody will ever say so. */
    void lost(FaultKind why);
  }

  private final ActionDesk desk;
  private final Faults faults;
  private final long entryNanos;
  private final long answerNanos;
  private final BiConsumer<Long, Runnable> later;

  /**
   * @param entryNanos from the request's arrival to the venue's mempool
   * @param answerNanos from the block to the answer's departure
   * @param later does something at a time
   */
  public Counter(
      ActionDesk desk,
      Faults faults,
      long entryNanos,
      long answerNanos,
      BiConsumer<Long, Runnable> later) {
    this.desk = desk;
    this.faults = faults;
    this.entryNanos = entryNanos;
    this.answerNanos = answerNanos;
    this.later = later;
  }

  public void take(Request request, long nowNanos, Slip slip) {
    FaultRule fault = faults.draw(FaultKind.Place.ACTION, request.action().type(), nowNanos);
    switch (fault == null ? null : fault.kind()) {
      case MAINTENANCE -> slip.failed(500);
      case REJECT_NONCE ->
          slip.answered(Pages.refused("Invalid nonce: duplicate nonce " + request.nonce()));
      case LOST_ACK -> carryOut(request, nowNanos, body -> slip.lost(FaultKind.LOST_ACK));
      case POST_ONLY -> {
        if (takes(request.action())) {
          slip.answered(Pages.refused(UPGRADE));
        } else {
          carryOut(request, nowNanos, slip::answered);
        }
      }
      case null, default -> carryOut(request, nowNanos, slip::answered);
    }
  }

  private void carryOut(Request request, long nowNanos, Answer answer) {
    desk.receive(
        request,
        nowNanos + entryNanos,
        body -> {
          if (answerNanos == 0) {
            answer.send(body);
          } else {
            later.accept(answerNanos, () -> answer.send(body));
          }
        });
  }

  private static boolean takes(Action action) {
    return action instanceof TradingAction.Order order
        && order.orders().stream().anyMatch(Counter::takes);
  }

  private static boolean takes(OrderRequest order) {
    return !(order.type() instanceof OrderType.Limit(var tif)) || tif.tif() != Tif.ALO;
  }

  /** How many orders, cancels or modifies the action has, for its weight. */
  public static int batch(Action action) {
    return action instanceof TradingAction trading ? trading.credits() : 1;
  }
}
