package hft.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Hyperliquid's tick rule: five significant figures, 6 - szDecimals decimals, integers always. */
class PriceGridTest {
  private static final String SEED = "20250904";
  private static final long MAX_PRICE = 90_000_000_000L * Fixed8.ONE;

  /** The rule as the venue words it, on the decimal's digits. */
  private static boolean isValid(long price, int szDecimals) {
    BigDecimal value = BigDecimal.valueOf(price, 8).stripTrailingZeros();
    if (price <= 0 || value.scale() <= 0) {
      return price > 0;
    }
    return value.scale() <= 6 - szDecimals && value.precision() <= 5;
  }

  private static PriceGrid grid(int szDecimals) {
    return Instrument.perp(0, "X", szDecimals).priceGrid();
  }

  /** Evenly over the orders of magnitude, so that small prices are met as often as large ones. */
  private static long price(long raw, int shift) {
    return Math.max(1, (raw & Long.MAX_VALUE) >>> shift) % MAX_PRICE;
  }

  @ParameterizedTest
  @CsvSource({
    "1234.5, 0, true",
    "1234.56, 0, false",
    "0.001234, 0, true",
    "0.0012345, 0, false",
    "0.01234, 1, true",
    "0.012345, 1, false",
    "123456, 5, true",
    "12345.6, 0, false",
    "123456789, 0, true",
    "0.000001, 0, true",
    "0.000001, 1, false",
    "99999, 5, true",
    "99999.5, 5, false",
    "9999.5, 5, true",
    "9999.55, 5, false",
  })
  void the_venues_own_examples(String price, int szDecimals, boolean valid) {
    assertThat(grid(szDecimals).isValid(Fixed8.parse(price))).isEqualTo(valid);
  }

  @Property(tries = 10_000, seed = SEED)
  void validity_is_the_rule_of_figures_and_decimals(
      @ForAll long raw,
      @ForAll @IntRange(min = 0, max = 62) int shift,
      @ForAll @IntRange(min = 0, max = 6) int szDecimals,
      @ForAll @IntRange(min = 0, max = 8) int cut) {
    long price = price(raw, shift);
    long coarse = price - price % Fixed8.unit(cut); // random digits alone are hardly ever valid
    assertThat(grid(szDecimals).isValid(coarse)).isEqualTo(isValid(coarse, szDecimals));
    assertThat(grid(szDecimals).isValid(price)).isEqualTo(isValid(price, szDecimals));
  }

  @Property(tries = 10_000, seed = SEED)
  void rounding_gives_the_nearest_valid_price_on_either_side(
      @ForAll long raw,
      @ForAll @IntRange(min = 0, max = 62) int shift,
      @ForAll @IntRange(min = 0, max = 6) int szDecimals) {
    PriceGrid grid = grid(szDecimals);
    long price = price(raw, shift);
    long floor = grid.floor(price);
    long ceil = grid.ceil(price);
    assertThat(floor).isLessThanOrEqualTo(price);
    assertThat(ceil).isGreaterThanOrEqualTo(price);
    assertThat(floor == 0 || isValid(floor, szDecimals)).isTrue();
    assertThat(isValid(ceil, szDecimals)).isTrue();
    if (isValid(price, szDecimals)) {
      assertThat(floor).isEqualTo(price).isEqualTo(ceil);
    } else {
      // Nothing valid strictly between: the next above floor is ceil, the next below ceil is floor.
      assertThat(grid.ceil(floor + 1)).isEqualTo(ceil);
      assertThat(grid.floor(ceil - 1)).isEqualTo(floor);
      assertThat(ceil - floor).isEqualTo(grid.tickAt(price));
    }
    assertThat(grid.roundPassive(Side.BID, price)).isEqualTo(floor);
    assertThat(grid.roundPassive(Side.ASK, price)).isEqualTo(ceil);
  }

  @Property(tries = 5_000, seed = SEED)
  void a_step_away_is_the_next_valid_price(
      @ForAll @LongRange(min = 2_000_000, max = 20_000_000_000_000L) long raw,
      @ForAll @IntRange(min = 0, max = 5) int szDecimals) {
    PriceGrid grid = grid(szDecimals);
    long price = grid.floor(raw);
    if (price > 0) {
      long up = grid.stepPassive(Side.ASK, price, 1);
      assertThat(up).isGreaterThan(price);
      assertThat(grid.isValid(up)).isTrue();
      assertThat(grid.stepPassive(Side.BID, up, 1)).as("and back").isEqualTo(price);
      assertThat(grid.stepPassive(Side.ASK, price, 3))
          .isEqualTo(grid.stepPassive(Side.ASK, grid.stepPassive(Side.ASK, up, 1), 1));
    }
  }

  @Test
  void the_tick_grows_with_the_price_until_it_is_a_whole_number() {
    PriceGrid grid = grid(0);
    assertThat(grid.tickAt(Fixed8.parse("9.9999"))).isEqualTo(Fixed8.parse("0.0001"));
    assertThat(grid.tickAt(Fixed8.parse("10"))).isEqualTo(Fixed8.parse("0.001"));
    assertThat(grid.tickAt(Fixed8.parse("9999.9"))).isEqualTo(Fixed8.parse("0.1"));
    assertThat(grid.tickAt(Fixed8.parse("10000"))).isEqualTo(Fixed8.ONE);
    assertThat(grid.tickAt(Fixed8.parse("1000000"))).isEqualTo(Fixed8.ONE);
    assertThat(grid.ceil(Fixed8.parse("9999.91"))).isEqualTo(Fixed8.parse("10000"));
    assertThat(grid.floor(Fixed8.parse("10000.9"))).isEqualTo(Fixed8.parse("10000"));
  }

  @Test
  void below_the_finest_tick_there_is_nothing_to_bid_and_one_tick_to_ask() {
    PriceGrid grid = grid(2);
    assertThat(grid.floor(Fixed8.parse("0.00009"))).isZero();
    assertThat(grid.ceil(Fixed8.parse("0.00001"))).isEqualTo(Fixed8.parse("0.0001"));
    assertThat(grid.floor(-5)).isZero();
    assertThat(grid.ceil(0)).isEqualTo(Fixed8.parse("0.0001"));
    assertThat(grid.isValid(0)).isFalse();
    assertThat(grid.stepPassive(Side.BID, Fixed8.parse("0.0001"), 3)).isZero();
  }

  @Test
  void a_double_a_hair_below_a_valid_price_is_that_price() {
    PriceGrid grid = grid(5);
    assertThat(84143.1 * 1e8).as("what the double gives").isNotEqualTo(8_414_310_000_000.0 + 1);
    assertThat(grid(1).roundPassive(Side.BID, 8414.3)).isEqualTo(Fixed8.parse("8414.3"));
    assertThat(grid.roundPassive(Side.BID, 0.1 + 0.2)).isEqualTo(Fixed8.parse("0.3"));
    assertThat(grid.roundPassive(Side.ASK, 0.1 + 0.2)).isEqualTo(Fixed8.parse("0.3"));
    assertThat(grid.roundPassive(Side.BID, 84143.9)).isEqualTo(Fixed8.parse("84143"));
    assertThat(grid.roundPassive(Side.ASK, 84143.1)).isEqualTo(Fixed8.parse("84144"));
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e11, -1e11})
  void a_double_that_is_no_price_is_refused(double price) {
    assertThatThrownBy(() -> grid(0).roundPassive(Side.BID, price))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void without_a_limit_of_figures_there_is_one_tick() {
    PriceGrid cents = new PriceGrid(2, 0);
    assertThat(cents.tickAt(Fixed8.parse("0.01"))).isEqualTo(Fixed8.parse("0.01"));
    assertThat(cents.isValid(Fixed8.parse("123456.78"))).isTrue();
    assertThat(cents.isValid(Fixed8.parse("123456.785"))).isFalse();
    PriceGrid finest = new PriceGrid(8, 0);
    assertThat(finest.stepPassive(Side.BID, 5, 2)).isEqualTo(3);
    assertThat(finest.stepPassive(Side.ASK, 5, 2)).isEqualTo(7);
  }

  @Test
  void grids_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> new PriceGrid(9, 5)).hasMessage("maxDecimals must be 0..8, was 9");
    assertThatThrownBy(() -> new PriceGrid(2, 19))
        .hasMessage("significantFigures must be 0..18, was 19");
  }
}
