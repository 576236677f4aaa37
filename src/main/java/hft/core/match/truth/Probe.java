package hft.core.match.truth;

import hft.core.book.OrderEvent;
import hft.core.market.Side;
import hft.core.match.queue.QueueModel;
import hft.core.match.queue.QueuePosition;
import java.util.List;

/**
 * A hypothetical order, too small to matter, followed twice: by the order ids (what would have
 * happened) and by each model (what an L2 view makes of it). A fill is the first moment the order
 * is reached.
 */
final class Probe {
  static final long NEVER = Long.MAX_VALUE;

  private final Side side;
  private final long price;
  private final long key;
  private final long placedNanos;
  private final long arrival;
  private final QueuePosition[] positions;
  private final long[] predictedNanos;
  private long realNanos = NEVER;
  private int unfilled;

  Probe(Side side, long price, long displayed, long arrival, long nanos, List<QueueModel> models) {
    this.side = side;
    this.price = price;
    this.key = side.sign() * price;
    this.placedNanos = nanos;
    this.arrival = arrival;
    this.positions = new QueuePosition[models.size()];
    this.predictedNanos = new long[models.size()];
    for (int i = 0; i < positions.length; i++) {
      positions[i] = new QueuePosition(models.get(i), 1, displayed, displayed, nanos - 1);
      predictedNanos[i] = NEVER;
    }
    this.unfilled = positions.length;
  }

  long placedNanos() {
    return placedNanos;
  }

  Side side() {
    return side;
  }

  long price() {
    return price;
  }

  /** Time from placement to the first fill; NEVER if none was seen. */
  long realDelay() {
    return realNanos == NEVER ? NEVER : realNanos - placedNanos;
  }

  long predictedDelay(int model) {
    return predictedNanos[model] == NEVER ? NEVER : predictedNanos[model] - placedNanos;
  }

  boolean isDecided() {
    return realNanos != NEVER && unfilled == 0;
  }

  /**
   * @param orderArrival the arrival number of the event's order, at or before {@link #arrival} for
   *     those that stood ahead of us
   */
  void onEvent(OrderEvent event, long orderArrival) {
    switch (event.kind()) {
      case EXECUTE -> onExecute(event, orderArrival);
      case ADD -> onAdd(event);
      case REDUCE, DELETE, HIDDEN_EXECUTE -> {}
    }
  }

  private void onExecute(OrderEvent event, long orderArrival) {
    if (event.side() != side) {
      return;
    }
    long eventKey = side.sign() * event.price();
    if (eventKey < key) {
      reachedByAll(event.nanos());
    } else if (eventKey == key) {
      if (orderArrival >= arrival) {
        reached(event.nanos()); // somebody behind us traded
      }
      for (int i = 0; i < positions.length; i++) {
        if (positions[i].onPrint(event.size(), event.size(), event.nanos()) > 0) {
          predict(i, event.nanos());
        }
      }
    }
  }

  /** An order on the other side at or through our price would have met us. */
  private void onAdd(OrderEvent event) {
    if (event.side() != side && side.crosses(price, event.price())) {
      reachedByAll(event.nanos());
    }
  }

  void onLevel(long displayed, long nanos) {
    for (QueuePosition position : positions) {
      position.onLevel(displayed, nanos);
    }
  }

  private void reachedByAll(long nanos) {
    reached(nanos);
    for (int i = 0; i < positions.length; i++) {
      predict(i, nanos);
    }
  }

  private void reached(long nanos) {
    realNanos = Math.min(realNanos, nanos);
  }

  private void predict(int model, long nanos) {
    if (predictedNanos[model] == NEVER) {
      predictedNanos[model] = nanos;
      unfilled--;
    }
  }
}
