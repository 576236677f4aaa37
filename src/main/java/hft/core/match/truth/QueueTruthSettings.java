package hft.core.match.truth;

import hft.core.match.queue.QueueModel;
import java.util.List;

/**
 * How the queue models are checked.
 *
 * @param models compared side by side on the same hypothetical orders
 * @param horizonNanos rising; the last one is how long an order is followed
 * @param sampleEveryNanos mean time between hypothetical orders (exponential)
 * @param levels an order joins one of the best so many levels of either side, evenly
 * @param bookEveryNanos how often the models see the level's size; 0 means at every event. Trades
 *     they see at once
 * @param warmUpNanos no orders in the first so long: the book is not complete yet
 */
public record QueueTruthSettings(
    List<QueueModel> models,
    List<Long> horizonNanos,
    long sampleEveryNanos,
    int levels,
    long bookEveryNanos,
    long warmUpNanos) {
  private static final long SECOND = 1_000_000_000L;

  public QueueTruthSettings {
    models = List.copyOf(models);
    horizonNanos = List.copyOf(horizonNanos);
    if (models.isEmpty() || horizonNanos.isEmpty()) {
      throw new IllegalArgumentException("at least one model and one horizon are needed");
    }
    for (int i = 0; i < horizonNanos.size(); i++) {
      if (horizonNanos.get(i) <= (i == 0 ? 0 : horizonNanos.get(i - 1))) {
        throw new IllegalArgumentException("horizons must be positive and rise: " + horizonNanos);
      }
    }
    if (sampleEveryNanos < 1 || levels < 1 || bookEveryNanos < 0 || warmUpNanos < 0) {
      throw new IllegalArgumentException(
          "sampleEveryNanos and levels must be positive, bookEveryNanos and warmUpNanos not"
              + " negative");
    }
  }

  /** The whole ladder, 10 and 60 s, one order a second at the best three levels. */
  public static QueueTruthSettings standard() {
    return new QueueTruthSettings(
        List.of(
            QueueModel.throughOnly(),
            QueueModel.riskAverse(),
            QueueModel.power(1),
            QueueModel.power(2),
            QueueModel.power(3),
            QueueModel.log(),
            QueueModel.touch()),
        List.of(10 * SECOND, 60 * SECOND),
        SECOND,
        3,
        0,
        60 * SECOND);
  }

  /** With the models seeing the book only every so often, as on a conflated feed. */
  public QueueTruthSettings seeingBookEvery(long nanos) {
    return new QueueTruthSettings(
        models, horizonNanos, sampleEveryNanos, levels, nanos, warmUpNanos);
  }

  long followNanos() {
    return horizonNanos.getLast();
  }
}
