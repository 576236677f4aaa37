package hft.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Instrument;
import hft.core.match.queue.QueueModel;
import hft.core.order.FillCause;
import hft.core.order.Tif;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What must hold whatever clients and markets do. */
class VenueLawsTest {
  private static final int STEPS = 1_500;
  private static final List<QueueModel> MODELS =
      List.of(
          QueueModel.throughOnly(),
          QueueModel.riskAverse(),
          QueueModel.power(3),
          QueueModel.log(),
          QueueModel.touch());

  private static VenueSettings settings(long seed) {
    return VenueSettings.defaults()
        .withQueue(MODELS.get((int) Math.floorMod(seed, (long) MODELS.size())))
        .withClock(BlockClock.observed(seed))
        .withRules(VenueRules.hyperliquid().withUnlimitedCredits());
  }

  @Property(tries = 60, seed = "1")
  void quantity_cash_fees_and_funding_are_conserved(@ForAll long seed, @ForAll boolean replayed) {
    RandomVenue run = new RandomVenue(seed, settings(seed), replayed).run(STEPS);
    assertThat(run.heard.venue.conservation())
        .isEqualTo(new Conservation.Held(run.heard.fills.size(), run.heard.payments.size()));
    for (VenueFill fill : run.heard.fills) {
      Instrument coin = fill.instrumentId() == 0 ? VenueFixture.SOL : VenueFixture.BTC;
      assertThat(coin.isValidSize(fill.size())).as("lots only: %s", fill).isTrue();
    }
  }

  @Property(tries = 40, seed = "2")
  void fills_never_exceed_the_print_that_made_them_nor_their_order(@ForAll long seed) {
    RandomVenue run = new RandomVenue(seed, settings(seed), true).run(STEPS);
    Map<Long, Long> byPrint = new HashMap<>();
    Map<Long, Long> byOrder = new HashMap<>();
    for (VenueFill fill : run.heard.fills) {
      byOrder.merge(fill.oid(), fill.size(), Long::sum);
      if (fill.why().printId() != 0) {
        byPrint.merge(fill.why().printId(), fill.size(), Long::sum);
      }
    }
    byPrint.forEach(
        (print, size) -> assertThat(size).isLessThanOrEqualTo(run.printSizes.get(print)));
    for (VenueOrderUpdate update : run.heard.updates) {
      if (update.state() == OrderState.FILLED || update.state() == OrderState.CANCELED) {
        long filled = byOrder.getOrDefault(update.oid(), 0L);
        assertThat(filled + update.remainingSize()).isLessThanOrEqualTo(update.originalSize());
      }
    }
  }

  @Property(tries = 40, seed = "3")
  void post_only_orders_never_take_and_reduce_only_orders_never_increase(
      @ForAll long seed, @ForAll boolean replayed) {
    RandomVenue run = new RandomVenue(seed, settings(seed), replayed).run(STEPS);
    Map<String, Long> positions = new HashMap<>();
    for (VenueFill fill : run.heard.fills) {
      assertThat(fill.maker() || RandomVenue.tif(fill) != Tif.ALO).isTrue();
      assertThat(fill.maker() && RandomVenue.tif(fill) == Tif.IOC).isFalse();
      String key = fill.account() + "/" + fill.instrumentId();
      long before = positions.getOrDefault(key, 0L);
      long after = before + fill.side().sign() * fill.size();
      positions.put(key, after);
      if (RandomVenue.reduceOnly(fill)) {
        assertThat(Math.abs(after)).isLessThan(Math.abs(before));
        assertThat(Long.signum(after) * Long.signum(before)).isNotNegative();
      }
    }
  }

  @Property(tries = 15, seed = "4")
  void the_same_seed_gives_the_same_bytes(@ForAll long seed) {
    List<Object> one = new RandomVenue(seed, settings(seed), true).run(STEPS).heard.heard;
    List<Object> two = new RandomVenue(seed, settings(seed), true).run(STEPS).heard.heard;
    assertThat(one.toString()).isEqualTo(two.toString());
    assertThat(one).hasSizeGreaterThan(100);
  }

  @Property(tries = 40, seed = "5")
  void blocks_keep_class_and_arrival_order(@ForAll long seed) {
    RandomVenue run = new RandomVenue(seed, settings(seed), true).run(600);
    List<String> order = new ArrayList<>();
    for (VenueAnswer answer : run.heard.answers) {
      RandomVenue.Sent sent = run.sent(answer.actionId());
      assertThat(answer.venueNanos()).isGreaterThanOrEqualTo(sent.arrivalNanos());
      order.add(
          "%020d %d %020d"
              .formatted(answer.venueNanos(), sent.blockClass().ordinal(), sent.arrivalNanos()));
    }
    assertThat(order).isSorted().hasSizeGreaterThan(100);
  }

  @Test
  void the_random_runs_reach_every_cause_and_every_state() {
    Set<Object> reached = new HashSet<>();
    for (long seed = 0; seed < 10; seed++) {
      VenueFixture heard = new RandomVenue(seed, settings(seed), true).run(STEPS).heard;
      heard.fills.forEach(f -> reached.add(f.why().cause()));
      heard.fills.forEach(f -> reached.add("reduce only " + RandomVenue.reduceOnly(f)));
      heard.updates.forEach(u -> reached.add(u.state()));
      heard.updates.forEach(u -> reached.add(String.valueOf(u.reason())));
    }
    assertThat(reached)
        .contains(
            FillCause.CROSSED,
            FillCause.QUEUE_REACHED,
            FillCause.TRADED_THROUGH,
            "reduce only true",
            OrderState.SELF_TRADE_CANCELED,
            OrderState.REDUCE_ONLY_CANCELED,
            OrderState.FILLED,
            OrderState.CANCELED,
            "POST_ONLY_WOULD_MATCH",
            "IOC_NO_MATCH",
            "REDUCE_ONLY",
            "MIN_NOTIONAL",
            "LOT",
            "INSUFFICIENT_MARGIN");
  }
}
