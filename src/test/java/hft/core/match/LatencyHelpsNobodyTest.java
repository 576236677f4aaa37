package hft.core.match;

import static hft.core.match.VenueFixture.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.match.queue.QueueModel;
import hft.core.order.Outcome;
import hft.core.order.Tif;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * The same passive order sent with twice the latency has, at every moment, filled no more. Only for
 * models whose place in the queue is monotone in the place before: x^2 and steeper shapes let a
 * longer queue shrink past a shorter one.
 */
class LatencyHelpsNobodyTest {
  private static final List<QueueModel> MODELS =
      List.of(
          QueueModel.throughOnly(),
          QueueModel.riskAverse(),
          QueueModel.power(1),
          QueueModel.touch());

  @Property(tries = 200, seed = "7")
  void doubling_latency_never_fills_a_passive_order_earlier(@ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    QueueModel model = MODELS.get(random.nextInt(MODELS.size()));
    List<MarketFrame> frames = frames(random, 600);
    long latency = random.nextLong(1, 4_000_000_000L);
    NewOrder order =
        new NewOrder(
            null,
            SOL,
            Side.BID,
            100 * Fixed8.ONE - random.nextInt(1, 4) * Fixed8.unit(2),
            random.nextInt(20, 300) * SOL.lot(),
            Tif.ALO,
            false);
    List<Long> early = filledAfterEachFrame(frames, order, latency, model);
    List<Long> late = filledAfterEachFrame(frames, order, 2 * latency, model);
    if (early.isEmpty()) {
      return; // refused as post-only: nothing to compare
    }
    for (int i = 0; i < late.size(); i++) {
      assertThat(late.get(i)).as(model.name() + " frame " + i).isLessThanOrEqualTo(early.get(i));
    }
  }

  /** Cumulative filled size after each frame; empty when the order was refused. */
  private static List<Long> filledAfterEachFrame(
      List<MarketFrame> frames, NewOrder order, long arrival, QueueModel model) {
    VenueFixture v = VenueFixture.with(model);
    v.submit(new VenueAction.Place(0, 1, List.of(order)), arrival);
    List<Long> filled = new ArrayList<>();
    for (MarketFrame frame : frames) {
      v.venue.onMarket(frame, v);
      filled.add(v.fills.stream().mapToLong(VenueFill::size).sum());
    }
    boolean refused =
        v.answers.stream()
            .anyMatch(
                a ->
                    a instanceof VenueAnswer.Placed placed
                        && placed.outcomes().getFirst() instanceof Outcome.Rejected);
    return refused ? List.of() : filled;
  }

  private static List<MarketFrame> frames(SplittableRandom random, int count) {
    List<MarketFrame> frames = new ArrayList<>();
    long nanos = 1;
    int drift = 0;
    for (int i = 0; i < count; i++) {
      nanos += random.nextLong(30_000_000L);
      drift = Math.max(-5, Math.min(5, drift + random.nextInt(-1, 2)));
      MarketFrame frame =
          VenueFixture.frame(
              random.nextInt(3) == 0 ? MarketFrame.Kind.TRADE : MarketFrame.Kind.SNAPSHOT, nanos);
      frame.bidCount = 8;
      frame.askCount = 8;
      for (int level = 0; level < 8; level++) {
        frame.bidPrices[level] = price(drift - 1 - level);
        frame.askPrices[level] = price(drift + 1 + level);
        frame.bidSizes[level] = random.nextInt(1, 300) * SOL.lot();
        frame.askSizes[level] = random.nextInt(1, 300) * SOL.lot();
      }
      frame.aggressor = random.nextBoolean() ? Side.BID : Side.ASK;
      frame.tradePrice = price(drift + (frame.aggressor == Side.BID ? 1 : -1));
      frame.tradeSize = random.nextInt(1, 200) * SOL.lot();
      frame.tradeId = i + 1;
      frames.add(frame);
    }
    return frames;
  }

  private static long price(int ticks) {
    return 100 * Fixed8.ONE + ticks * Fixed8.unit(2);
  }
}
