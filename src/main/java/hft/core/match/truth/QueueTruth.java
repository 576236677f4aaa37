package hft.core.match.truth;

import hft.core.book.OrderEvent;
import hft.core.market.Side;
import hft.core.match.queue.OrderLevelBook;
import hft.core.match.queue.QueueModel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Measures the queue models where the answer is known. At seeded random times a hypothetical order
 * joins the back of a level near the touch of an order-level recording. Its real fate follows from
 * the ids: it is reached when somebody who came after it trades at its price, or when the market
 * trades or quotes through it. Each model sees only level sizes and prints, made from the same
 * events.
 */
public final class QueueTruth {
  /** Orders followed at a time; while full, no new ones are placed. */
  static final int FOLLOWED_MAX = 4_096;

  private final QueueTruthSettings settings;
  private final SplittableRandom random;
  private final OrderLevelBook book = new OrderLevelBook();
  private final List<Probe> followed = new ArrayList<>();
  private final Score score;
  private long events;
  private long lastNanos = Long.MIN_VALUE;
  private long nextSampleNanos;
  private long nextBookNanos;

  private QueueTruth(QueueTruthSettings settings, long seed) {
    this.settings = settings;
    this.random = new SplittableRandom(seed);
    this.score = new Score(settings);
  }

  /**
   * @param events in order of time
   * @throws IllegalArgumentException when time runs backwards
   */
  public static QueueTruthReport run(
      Iterator<OrderEvent> events, QueueTruthSettings settings, long seed) {
    QueueTruth truth = new QueueTruth(settings, seed);
    while (events.hasNext()) {
      truth.onEvent(events.next());
    }
    return truth.score.report(truth.events);
  }

  private void onEvent(OrderEvent event) {
    long nanos = event.nanos();
    if (events++ == 0) {
      nextSampleNanos = nanos + settings.warmUpNanos();
      nextBookNanos = nanos;
    }
    if (nanos < lastNanos) {
      throw new IllegalArgumentException(
          "order event " + events + ": time runs backwards, from " + lastNanos + " to " + nanos);
    }
    lastNanos = nanos;
    if (settings.bookEveryNanos() > 0 && nanos >= nextBookNanos) {
      showBook(nextBookNanos);
      nextBookNanos = nanos + settings.bookEveryNanos();
    }
    finishOld(nanos);
    if (nanos >= nextSampleNanos) {
      place(nanos);
      double gap = -Math.log1p(-random.nextDouble()) * settings.sampleEveryNanos();
      nextSampleNanos = nanos + Math.max(1, Math.round(gap));
    }
    follow(event);
  }

  private void follow(OrderEvent event) {
    long arrival = book.arrivalOf(event.orderId());
    for (int i = 0; i < followed.size(); i++) {
      followed.get(i).onEvent(event, arrival);
    }
    book.apply(event);
    book.writeChanges(Side.BID, (_, _) -> {});
    book.writeChanges(Side.ASK, (_, _) -> {});
    if (settings.bookEveryNanos() == 0) {
      for (int i = 0; i < followed.size(); i++) {
        Probe probe = followed.get(i);
        if (probe.price() == event.price() && probe.side() == event.side()) {
          probe.onLevel(book.displayed(probe.side(), probe.price()), event.nanos());
        }
      }
    }
  }

  private void showBook(long nanos) {
    for (Probe probe : followed) {
      if (nanos > probe.placedNanos()) {
        probe.onLevel(book.displayed(probe.side(), probe.price()), nanos);
      }
    }
  }

  private void place(long nanos) {
    Side side = random.nextBoolean() ? Side.BID : Side.ASK;
    long price = book.price(side, random.nextInt(settings.levels()));
    if (price > 0 && followed.size() < FOLLOWED_MAX) {
      List<QueueModel> models = settings.models();
      followed.add(
          new Probe(side, price, book.displayed(side, price), book.nextArrival(), nanos, models));
    }
  }

  /**
   * Probes are placed in order of time, so the old ones are in front; those cut off at the end of
   * the recording are not scored.
   */
  private void finishOld(long nanos) {
    int done = 0;
    while (done < followed.size()
        && nanos - followed.get(done).placedNanos() > settings.followNanos()) {
      score.add(followed.get(done++));
    }
    followed.subList(0, done).clear();
  }
}
