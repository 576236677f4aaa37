package hft.core.quote;

import static hft.core.quote.QuoteFixtures.BTC;
import static hft.core.quote.QuoteFixtures.MID;
import static hft.core.quote.QuoteFixtures.calm;
import static hft.core.quote.QuoteFixtures.inventory;
import static hft.core.quote.QuoteFixtures.quote;
import static hft.core.quote.QuoteFixtures.sized;
import static hft.core.quote.QuoteFixtures.top;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.PriceGrid;
import hft.core.market.Side;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuoterTest {
  private static final double BP = MID * 1e-4;

  @Test
  void a_calm_flat_market_is_quoted_symmetrically_at_the_models_depth() {
    var targets = quote(calm());
    var glft = new Glft();
    glft.solve(BP, 0.6, 1 / BP, 0.01 / BP, 0, 0);
    assertThat(targets.reason).isEqualTo(NoQuoteReason.NONE);
    assertThat(targets.reservationPrice).isCloseTo(MID, within(1e-6));
    assertThat(targets.halfSpread).isCloseTo(glft.bidDepth(0), within(1e-9));
    assertThat(targets.price(Side.BID, 0))
        .isEqualTo(BTC.priceGrid().roundPassive(Side.BID, MID - glft.bidDepth(0)));
    assertThat(targets.price(Side.ASK, 0))
        .isEqualTo(BTC.priceGrid().roundPassive(Side.ASK, MID + glft.bidDepth(0)));
    assertThat(targets.count(Side.BID)).isEqualTo(3);
    assertThat(targets.count(Side.ASK)).isEqualTo(3);
    assertThat(Fixed8.toDouble(targets.lotSize) * MID).isCloseTo(1_000, within(1.0));
  }

  @ParameterizedTest
  @EnumSource(QuoteSettings.Model.class)
  void inventory_shifts_the_reservation_price_by_the_skew(QuoteSettings.Model model) {
    var state = calm();
    state.inventory = inventory(state, 4);
    var targets = quote(QuoteFixtures.with(model), BTC, state);
    var glft = new Glft();
    glft.solve(BP, 0.6, 1 / BP, 0.01 / BP, 0, 0);
    // The two models agree within two percent of the shift at a third of the bound.
    assertThat(targets.reservationPrice - MID)
        .isCloseTo(-4 * glft.skewPerLot(), within(0.02 * 4 * glft.skewPerLot()));
  }

  @Test
  void fees_and_rebates_move_the_quotes_by_more_than_nothing_and_the_rebate_tightens() {
    var state = calm();
    double free = quote(state).halfSpread;
    state.makerFeeRate = 1.5e-4;
    double base = quote(state).halfSpread;
    state.makerFeeRate = -0.1e-4;
    double rebate = quote(state).halfSpread;
    assertThat(base).isGreaterThan(free + 1.4 * BP);
    assertThat(rebate).isLessThan(free - 0.09 * BP);
  }

  @Test
  void the_floor_is_fee_plus_adverse_selection_plus_half_the_buffer() {
    var state = calm();
    state.bidK *= 10; // without price risk the model alone asks for 1.5 + 3/2 + 1/10 bp
    state.askK *= 10;
    state.sigma *= 1e-9;
    state.makerFeeRate = 1.5e-4;
    state.adverseSelection = 3 * BP;
    var targets = quote(state);
    double floor = 1.5 * BP + 3 * BP + 0.1 * BP;
    assertThat(Fixed8.toDouble(targets.price(Side.BID, 0)))
        .isLessThanOrEqualTo(MID - floor)
        .isGreaterThan(MID - floor - 1.001);
    assertThat(Fixed8.toDouble(targets.price(Side.ASK, 0)))
        .isGreaterThanOrEqualTo(MID + floor)
        .isLessThan(MID + floor + 1.001);
    assertThat(Fixed8.toDouble(targets.limitPrice(Side.BID)))
        .as("a resting order may keep half the buffer")
        .isEqualTo(Math.floor(MID - 4.5 * BP));
    assertThat(Fixed8.toDouble(targets.limitPrice(Side.ASK))).isEqualTo(Math.ceil(MID + 4.5 * BP));
  }

  @Test
  void alpha_shifts_by_at_most_the_whole_expected_move_and_at_most_its_cap() {
    var state = calm();
    state.alphaHorizonSeconds = 0.001; // a rate so high that only the caps hold it
    state.alphaMove = 0.2 * BP;
    assertThat(quote(state).reservationPrice - MID).isCloseTo(0.2 * BP, within(1e-6));
    state.alphaMove = 1e9;
    var targets = quote(state);
    assertThat(targets.alpha).isCloseTo(2 * BP, within(1e-6));
    assertThat(targets.targetLots).isCloseTo(10.0 / 3, within(1e-9));
    state.alphaMove = -1e9;
    assertThat(quote(state).targetLots).isCloseTo(-10.0 / 3, within(1e-9));
  }

  @Test
  void alpha_never_pushes_a_quote_through_its_floor() {
    var state = calm();
    state.makerFeeRate = 1.5e-4;
    state.alphaHorizonSeconds = 0.001;
    state.alphaMove = 2 * BP;
    var targets = quote(state);
    double floor = 1.6 * BP;
    assertThat(Fixed8.toDouble(targets.price(Side.BID, 0))).isLessThanOrEqualTo(MID - floor);
    assertThat(Fixed8.toDouble(targets.price(Side.ASK, 0)))
        .isGreaterThanOrEqualTo(MID + 2 * BP + floor);
  }

  @Test
  void funding_tilts_a_hair_below_the_threshold_and_leans_above_it() {
    var state = calm();
    state.fundingRatePerHour = 1.9e-5;
    double below = quote(state).targetLots;
    assertThat(below).isNegative().isGreaterThan(-0.01);
    state.fundingRatePerHour = 2e-5;
    double at = quote(state).targetLots;
    assertThat(at).as("no jump at the threshold").isCloseTo(below, within(0.001));
    state.fundingRatePerHour = 3e-5;
    assertThat(quote(state).targetLots).isCloseTo(-1.25, within(0.2));
    state.fundingRatePerHour = -3e-5;
    assertThat(quote(state).targetLots).isCloseTo(1.25, within(0.2));
  }

  @Test
  void the_funding_shift_is_paid_for_by_the_funding() {
    var state = calm();
    state.sigma *= 10; // a lot shifts the quotes by 1.5 bp: the lean alone would ask for 4
    for (double rate = 0; rate < 1e-4; rate += 1e-6) {
      state.fundingRatePerHour = rate;
      double shift = quote(state).reservationPrice - MID;
      assertThat(-shift).isBetween(-1e-9, rate * MID + 1e-9);
    }
    state.fundingRatePerHour = 4e-5;
    assertThat(quote(state).reservationPrice - MID).isCloseTo(-4e-5 * MID, within(1e-6));
  }

  @Test
  void old_calibration_widens_the_model_part_of_the_spread_only() {
    var state = calm();
    state.makerFeeRate = 1e-4;
    double fresh = quote(state).halfSpread - BP;
    state.widening = 1.5;
    assertThat(quote(state).halfSpread - BP).isCloseTo(1.5 * fresh, within(1e-9));
  }

  @Test
  void depths_are_not_believed_beyond_their_cap() {
    var state = calm();
    state.makerFeeRate = 1e-3; // ten times 1/k: nobody would ever trade with us, says the model
    state.inventory = inventory(state, 3);
    var targets = quote(state);
    assertThat(targets.reason).isEqualTo(NoQuoteReason.NONE);
    assertThat(targets.price(Side.BID, 0))
        .isEqualTo(BTC.priceGrid().roundPassive(Side.BID, MID - 30 * BP));
    assertThat(targets.price(Side.ASK, 0))
        .as("its floor")
        .isEqualTo(targets.askLimitPrice + Fixed8.ONE);
  }

  @Test
  void each_side_keeps_the_depth_of_its_own_flow() {
    var state = calm();
    state.askK *= 2;
    var targets = quote(state);
    double bid = targets.halfSpread - (targets.reservationPrice - MID);
    double ask = targets.halfSpread + (targets.reservationPrice - MID);
    assertThat(bid - ask).isCloseTo(BP / 2, within(0.01 * BP));
  }

  @Test
  void ladders_cross_a_power_of_ten_on_both_ticks() {
    var sol = Instrument.perp(1, "SOL", 2);
    var state = calm();
    top(state, "99.998", "100.01");
    state.sigma = 0.01;
    state.bidK = 100;
    state.askK = 100;
    var targets = quote(sized(QuoteSettings.Model.CLOSED_FORM, 1_000, 10, 8, 0.5, 1), sol, state);
    for (Side side : Side.values()) {
      assertThat(targets.count(side)).isEqualTo(8);
      for (int level = 0; level < 8; level++) {
        assertThat(sol.priceGrid().isValid(targets.price(side, level))).isTrue();
      }
    }
    assertThat(targets.price(Side.BID, 7)).isLessThan(Fixed8.parse("99.99"));
    assertThat(targets.price(Side.ASK, 0)).isGreaterThanOrEqualTo(Fixed8.parse("100.01"));
    assertThat(targets.price(Side.ASK, 1) - targets.price(Side.ASK, 0))
        .isGreaterThanOrEqualTo(Fixed8.parse("0.01"));
  }

  @Test
  void levels_closer_than_a_tick_still_have_distinct_prices() {
    var targets = quote(sized(QuoteSettings.Model.CLOSED_FORM, 1_000, 10, 5, 0, 1), BTC, calm());
    for (int level = 1; level < 5; level++) {
      assertThat(targets.price(Side.BID, level))
          .isEqualTo(targets.price(Side.BID, level - 1) - Fixed8.ONE);
      assertThat(targets.price(Side.ASK, level))
          .isEqualTo(targets.price(Side.ASK, level - 1) + Fixed8.ONE);
    }
  }

  @Test
  void the_post_only_clamp_stays_one_tick_behind_the_opposite_best() {
    var state = calm();
    state.inventory = inventory(state, -9.9);
    state.sigma *= 30; // so short of stock that the model would lift the ask
    state.referencePrice = MID + 10;
    var targets = quote(state);
    assertThat(targets.price(Side.BID, 0)).isEqualTo(Fixed8.parse("84143"));
  }

  @ParameterizedTest
  @CsvSource({"BID, 99.5", "ASK, 100.5"})
  void an_instrument_without_significant_figures_or_minimum_is_quoted_too(Side side, String best) {
    var plain = new Instrument(3, "PLAIN", 0, new PriceGrid(2, 0), 0);
    var state = calm();
    top(state, "99.5", "100.5");
    state.sigma = 0.01;
    state.bidK = 10;
    state.askK = 10;
    var targets = quote(QuoteSettings.defaults(), plain, state);
    assertThat(targets.count(side)).isEqualTo(3);
    assertThat(side.isBetter(targets.price(side, 0), Fixed8.parse(best))).isTrue();
  }
}
