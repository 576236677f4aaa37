package hft.core.quote;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Fixed8;
import hft.core.market.PriceGrid;
import hft.core.market.Side;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Laws of the quoter that hold whatever the market, the opinion and the settings. */
class QuoterPropertyTest {
  private static final String SEED = "20250904";

  @Property(tries = 3_000, seed = SEED)
  void quotes_never_cross_and_lie_on_the_grids(@ForAll long seed) {
    var scenario = QuoteScenario.of(seed);
    var targets = scenario.quote();
    Statistics.collect(targets.reason);
    var instrument = scenario.instrument();
    PriceGrid grid = instrument.priceGrid();
    for (Side side : Side.values()) {
      long opposite = side == Side.BID ? scenario.state().bestAsk : scenario.state().bestBid;
      for (int level = 0; level < targets.count(side); level++) {
        long price = targets.price(side, level);
        long size = targets.size(side, level);
        assertThat(side.crosses(price, opposite)).isFalse();
        assertThat(grid.isValid(price)).as("price %s", Fixed8.format(price)).isTrue();
        assertThat(instrument.isValidSize(size)).as("size %s", Fixed8.format(size)).isTrue();
        assertThat(Fixed8.multiply(price, size)).isGreaterThanOrEqualTo(instrument.minNotional());
      }
    }
    if (targets.count(Side.BID) > 0 && targets.count(Side.ASK) > 0) {
      assertThat(targets.price(Side.BID, 0)).isLessThan(targets.price(Side.ASK, 0));
    }
  }

  @Property(tries = 3_000, seed = SEED)
  void ladders_are_sorted_without_duplicates(@ForAll long seed) {
    var targets = QuoteScenario.of(seed).quote();
    for (Side side : Side.values()) {
      for (int level = 1; level < targets.count(side); level++) {
        assertThat(side.isBetter(targets.price(side, level - 1), targets.price(side, level)))
            .isTrue();
      }
    }
  }

  @Property(tries = 3_000, seed = SEED)
  void no_quote_is_nearer_than_its_floor_whatever_alpha_gamma_and_funding(@ForAll long seed) {
    var scenario = QuoteScenario.of(seed);
    var state = scenario.state();
    var targets = scenario.quote();
    double price = state.referencePrice;
    double cost = state.makerFeeRate * price + Math.max(0, state.adverseSelection);
    double halfTick = Fixed8.toDouble(scenario.instrument().priceGrid().tickAt(state.bestBid)) / 2;
    double buffer = scenario.settings().edgeBufferBps() / 2 * 1e-4 * price;
    double floor = Math.max(cost + buffer, halfTick) - 1e-8;
    if (targets.count(Side.BID) > 0) {
      double bid = Fixed8.toDouble(targets.price(Side.BID, 0));
      assertThat(price - bid).isGreaterThanOrEqualTo(floor);
      assertThat(targets.fairPrice - bid).isGreaterThanOrEqualTo(floor);
      assertThat(targets.price(Side.BID, 0)).isLessThanOrEqualTo(targets.bidLimitPrice);
    }
    if (targets.count(Side.ASK) > 0) {
      double ask = Fixed8.toDouble(targets.price(Side.ASK, 0));
      assertThat(ask - price).isGreaterThanOrEqualTo(floor);
      assertThat(ask - targets.fairPrice).isGreaterThanOrEqualTo(floor);
      assertThat(targets.price(Side.ASK, 0)).isGreaterThanOrEqualTo(targets.askLimitPrice);
    }
  }

  @Property(tries = 3_000, seed = SEED)
  void more_inventory_never_raises_a_quote(@ForAll long seed) {
    var scenario = QuoteScenario.of(seed);
    var before = scenario.quote();
    var random = new SplittableRandom(~seed);
    long more = (long) (before.lotSize * random.nextDouble(5)) + 1;
    scenario.state().inventory += more;
    var after = scenario.quote();
    if (before.reason != NoQuoteReason.NONE) {
      assertThat(after.reason).isEqualTo(before.reason);
      return;
    }
    for (Side side : Side.values()) {
      int levels = Math.min(before.count(side), after.count(side));
      for (int level = 0; level < levels; level++) {
        assertThat(after.price(side, level)).isLessThanOrEqualTo(before.price(side, level));
      }
    }
    if (before.count(Side.BID) == 0 && before.bidReason == NoQuoteReason.INVENTORY_BOUND) {
      assertThat(after.count(Side.BID)).isZero();
    }
  }

  @Property(tries = 3_000, seed = SEED)
  void if_one_side_fills_whole_the_inventory_is_inside_its_bound(@ForAll long seed) {
    var scenario = QuoteScenario.of(seed);
    var targets = scenario.quote();
    long bound = (long) (scenario.settings().maxInventoryLots() * targets.lotSize);
    for (Side side : Side.values()) {
      long filled = targets.flatten && targets.flattenSide == side ? targets.flattenSize : 0;
      for (int level = 0; level < targets.count(side); level++) {
        filled += targets.size(side, level);
      }
      long after = scenario.state().inventory + side.sign() * filled;
      if (targets.count(side) > 0) {
        assertThat(side.sign() * after).isLessThanOrEqualTo(bound);
      }
    }
  }

  @Property(tries = 3_000, seed = SEED)
  void a_side_is_empty_exactly_when_it_says_why(@ForAll long seed) {
    var targets = QuoteScenario.of(seed).quote();
    for (Side side : Side.values()) {
      assertThat(targets.reason(side) == NoQuoteReason.NONE).isEqualTo(targets.count(side) > 0);
    }
  }

  @Property(tries = 3_000, seed = SEED)
  void the_same_input_gives_the_same_targets(@ForAll long seed) {
    var scenario = QuoteScenario.of(seed);
    var quoter = new Quoter(scenario.settings(), scenario.instrument());
    var first = quoter.newTargets();
    var second = quoter.newTargets();
    quoter.quote(scenario.state(), first);
    quoter.quote(scenario.state(), second);
    assertThat(second)
        .usingRecursiveComparison()
        .withComparatorForType(Double::compare, Double.class)
        .isEqualTo(first);
  }

  @Property(tries = 3_000, seed = SEED)
  void no_number_makes_it_throw(@ForAll long seed) {
    var scenario = QuoteScenario.of(seed);
    var random = new SplittableRandom(~seed);
    double[] bad = {
      Double.NaN, Double.POSITIVE_INFINITY, -1e300, 1e300, -0.0, 0, Double.MIN_VALUE, -1
    };
    var state = scenario.state();
    double value = bad[random.nextInt(bad.length)];
    long wild = random.nextBoolean() ? random.nextLong() : Long.MIN_VALUE;
    switch (random.nextInt(12)) {
      case 0 -> state.referencePrice = value;
      case 1 -> state.sigma = value;
      case 2 -> state.bidA = value;
      case 3 -> state.askK = value;
      case 4 -> state.alphaMove = value;
      case 5 -> state.alphaHorizonSeconds = value;
      case 6 -> state.fundingRatePerHour = value;
      case 7 -> state.makerFeeRate = value;
      case 8 -> state.adverseSelection = value;
      case 9 -> state.inventory = wild;
      case 10 -> state.bestBid = wild;
      default -> state.bestAsk = wild;
    }
    var targets = scenario.quote();
    Statistics.collect(targets.reason);
    if (targets.count(Side.BID) + targets.count(Side.ASK) > 0) {
      assertThat(targets.halfSpread).isFinite();
      assertThat(targets.reservationPrice).isFinite();
    }
  }
}
