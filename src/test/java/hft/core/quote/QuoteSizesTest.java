package hft.core.quote;

import static hft.core.quote.QuoteFixtures.BTC;
import static hft.core.quote.QuoteFixtures.calm;
import static hft.core.quote.QuoteFixtures.inventory;
import static hft.core.quote.QuoteFixtures.quote;
import static hft.core.quote.QuoteFixtures.sized;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** How much is quoted on either side as the inventory nears its bound. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuoteSizesTest {
  @Test
  void nothing_grows_an_inventory_at_its_bound() {
    var state = calm();
    state.inventory = inventory(state, 10);
    var full = quote(state);
    assertThat(full.count(Side.BID)).isZero();
    assertThat(full.bidReason).isEqualTo(NoQuoteReason.INVENTORY_BOUND);
    assertThat(full.count(Side.ASK)).isEqualTo(3);
    assertThat(full.flatten).isFalse();
    state.inventory = -state.inventory;
    var empty = quote(state);
    assertThat(empty.askReason).isEqualTo(NoQuoteReason.INVENTORY_BOUND);
    assertThat(empty.count(Side.BID)).isEqualTo(3);
  }

  @Test
  void beyond_a_fifth_over_the_bound_the_excess_is_to_be_crossed_out() {
    var state = calm();
    state.inventory = inventory(state, 12.1);
    var targets = quote(state);
    assertThat(targets.flatten).isTrue();
    assertThat(targets.flattenSide).isEqualTo(Side.ASK);
    assertThat(targets.flattenSize / (double) targets.lotSize).isCloseTo(2.1, within(0.01));
    state.inventory = inventory(state, 11.9);
    assertThat(quote(state).flatten).isFalse();
    state.inventory = inventory(state, -12.1);
    assertThat(quote(state).flattenSide).isEqualTo(Side.BID);
    state.inventory = Long.MIN_VALUE;
    assertThat(quote(state).flatten).isTrue();
  }

  @Test
  void the_growing_side_tapers_and_the_other_keeps_its_size() {
    var state = calm();
    state.inventory = inventory(state, 5);
    var targets = quote(state);
    assertThat(targets.size(Side.BID, 0) / (double) targets.lotSize).isCloseTo(0.5, within(0.01));
    assertThat(targets.size(Side.ASK, 0)).isEqualTo(targets.lotSize);
  }

  @Test
  void a_tapered_size_is_rounded_up_to_the_minimum_notional_when_the_room_allows() {
    var state = calm();
    var small = sized(QuoteSettings.Model.CLOSED_FORM, 12, 4, 3, 1, 1);
    long lot = quote(small, BTC, state).lotSize;
    state.inventory = 2 * lot; // half taper: 6 USDC
    var targets = quote(small, BTC, state);
    assertThat(targets.count(Side.BID)).isEqualTo(2); // room for 24 USDC: two orders of 10
    assertThat(targets.size(Side.BID, 0)).isEqualTo(Fixed8.parse("0.00012"));
    assertThat(Fixed8.multiply(targets.price(Side.BID, 0), targets.size(Side.BID, 0)))
        .isGreaterThanOrEqualTo(10 * Fixed8.ONE);
  }

  @Test
  void less_room_than_the_minimum_notional_means_no_quote() {
    var state = calm();
    var small = sized(QuoteSettings.Model.CLOSED_FORM, 12, 1, 1, 1, 1);
    long lot = quote(small, BTC, state).lotSize;
    state.inventory = lot / 2;
    var targets = quote(small, BTC, state);
    assertThat(targets.count(Side.BID)).isZero();
    assertThat(targets.bidReason).isEqualTo(NoQuoteReason.BELOW_MIN_NOTIONAL);
  }
}
