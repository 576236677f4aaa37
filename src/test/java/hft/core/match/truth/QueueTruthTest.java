package hft.core.match.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.book.OrderEvent;
import hft.core.book.OrderEvent.Kind;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.match.queue.QueueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QueueTruthTest {
  private static final long S = 1_000_000_000L;
  private static final long PX = 100 * Fixed8.ONE;

  private static OrderEvent event(Kind kind, long id, Side side, long size, long nanos) {
    return new OrderEvent(
        kind, id, side, side == Side.BID ? PX : PX + Fixed8.unit(2), size * Fixed8.ONE, nanos);
  }

  private static Probe probe(long displayed, long arrival) {
    return new Probe(
        Side.BID,
        PX,
        displayed * Fixed8.ONE,
        arrival,
        1,
        List.of(QueueModel.riskAverse(), QueueModel.touch()));
  }

  @Test
  void the_order_is_reached_when_somebody_behind_it_trades() {
    Probe probe = probe(5, 1);
    probe.onEvent(event(Kind.EXECUTE, 1, Side.BID, 5, 10), 0);
    assertThat(probe.realDelay()).as("only the one ahead").isEqualTo(Probe.NEVER);
    assertThat(probe.predictedDelay(1)).as("touch says so already").isEqualTo(9);
    probe.onLevel(0, 10);
    probe.onEvent(event(Kind.EXECUTE, 2, Side.BID, 1, 12), 1);
    assertThat(probe.realDelay()).isEqualTo(11);
    assertThat(probe.predictedDelay(0)).isEqualTo(11);
  }

  @Test
  void the_order_is_reached_when_the_market_trades_or_quotes_through_it() {
    Probe traded = probe(5, 1);
    traded.onEvent(new OrderEvent(Kind.EXECUTE, 9, Side.BID, PX - 1, Fixed8.ONE, 20), 0);
    assertThat(traded.realDelay()).isEqualTo(19);
    Probe quoted = probe(5, 1);
    quoted.onEvent(new OrderEvent(Kind.ADD, 9, Side.ASK, PX, Fixed8.ONE, 30), -1);
    assertThat(quoted.realDelay()).isEqualTo(29);
    assertThat(quoted.predictedDelay(0)).isEqualTo(29);
  }

  @Test
  void where_nobody_cancels_the_queue_models_are_exact() {
    QueueTruthReport report = QueueTruth.run(market(1, 0).iterator(), settings(), 5);
    assertThat(report.orders()).isGreaterThan(500);
    for (var model : report.models()) {
      if (model.model().equals("risk-averse") || model.model().startsWith("prob")) {
        assertThat(model.horizons().getLast().brier()).as(model.model()).isLessThan(0.002);
        assertThat(model.timeErrorSeconds()).as(model.model()).isLessThan(0.02);
      }
    }
  }

  @Test
  void where_cancels_are_even_the_ladder_is_ordered_and_the_even_shape_is_best() {
    QueueTruthReport report = QueueTruth.run(market(2, 60).iterator(), settings(), 5);
    List<Double> rates = new ArrayList<>();
    for (String model : List.of("through-only", "risk-averse", "probabilistic x^1", "touch")) {
      rates.add(horizon(report, model).predictedRate());
    }
    assertThat(rates).isSorted();
    double real = horizon(report, "touch").realRate();
    assertThat(real).isBetween(0.1, 0.95);
    assertThat(horizon(report, "risk-averse").bias()).isNegative();
    assertThat(horizon(report, "touch").bias()).isPositive();
    double even = horizon(report, "probabilistic x^1").brier();
    assertThat(even).isLessThan(horizon(report, "risk-averse").brier());
    assertThat(even).isLessThan(horizon(report, "touch").brier());
  }

  @Test
  void the_same_seed_gives_the_same_report() {
    List<OrderEvent> events = market(3, 50);
    assertThat(QueueTruth.run(events.iterator(), settings(), 5).toText())
        .isEqualTo(QueueTruth.run(events.iterator(), settings(), 5).toText())
        .isNotEqualTo(QueueTruth.run(events.iterator(), settings(), 6).toText());
  }

  @Test
  void time_running_backwards_is_refused() {
    List<OrderEvent> events =
        List.of(event(Kind.ADD, 1, Side.BID, 1, 10), event(Kind.ADD, 2, Side.BID, 1, 9));
    assertThatThrownBy(() -> QueueTruth.run(events.iterator(), settings(), 1))
        .hasMessage("order event 2: time runs backwards, from 10 to 9");
  }

  private static QueueTruthReport.HorizonReport horizon(QueueTruthReport report, String model) {
    return report.models().stream()
        .filter(m -> m.model().equals(model))
        .findFirst()
        .orElseThrow()
        .horizons()
        .getFirst();
  }

  private static QueueTruthSettings settings() {
    QueueTruthSettings standard = QueueTruthSettings.standard();
    return new QueueTruthSettings(standard.models(), List.of(2 * S, 60 * S), S, 1, 0, 5 * S);
  }

  /**
   * One level a side; orders of random size join, cancel evenly and are executed from the front.
   */
  private static List<OrderEvent> market(long seed, int cancelPercent) {
    SplittableRandom random = new SplittableRandom(seed);
    List<OrderEvent> events = new ArrayList<>();
    List<List<long[]>> queues = List.of(new ArrayList<>(), new ArrayList<>());
    long nanos = S;
    for (long id = 1; id < 40_000; id++) {
      nanos += random.nextLong(100_000_000L);
      int which = random.nextInt(2);
      Side side = Side.values()[which];
      List<long[]> queue = queues.get(which);
      boolean leaves = queue.size() > 12 || (queue.size() > 2 && random.nextInt(100) < 50);
      if (!leaves) {
        long size = random.nextLong(1, 9);
        queue.add(new long[] {id, size});
        events.add(event(Kind.ADD, id, side, size, nanos));
      } else if (random.nextInt(100) < cancelPercent) {
        long[] order = queue.remove(random.nextInt(queue.size()));
        events.add(event(Kind.DELETE, order[0], side, order[1], nanos));
      } else {
        execute(queue, side, random.nextLong(1, 12), nanos, events);
      }
    }
    return events;
  }

  private static void execute(
      List<long[]> queue, Side side, long size, long nanos, List<OrderEvent> events) {
    long left = size;
    while (left > 0 && queue.size() > 1) {
      long[] front = queue.getFirst();
      long traded = Math.min(left, front[1]);
      left -= traded;
      front[1] -= traded;
      events.add(event(Kind.EXECUTE, front[0], side, traded, nanos));
      if (front[1] == 0) {
        queue.removeFirst();
      }
    }
  }
}
