package hft.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class InstrumentTest {
  private static final String SEED = "20250904";

  @Test
  void a_perp_is_fully_described_by_its_size_decimals() {
    Instrument btc = Instrument.perp(3, "BTC", 5);
    assertThat(btc.lot()).isEqualTo(Fixed8.parse("0.00001"));
    assertThat(btc.priceGrid()).isEqualTo(new PriceGrid(1, 5));
    assertThat(btc.minNotional()).isEqualTo(Fixed8.parse("10"));
    assertThat(btc.withId(0)).isEqualTo(Instrument.perp(0, "BTC", 5));
    assertThat(Instrument.perp(0, "kPEPE", 0).lot()).isEqualTo(Fixed8.ONE);
    assertThat(Instrument.perp(0, "kPEPE", 0).priceGrid()).isEqualTo(new PriceGrid(6, 5));
    assertThat(Instrument.perp(0, "X", 6).priceGrid()).isEqualTo(new PriceGrid(0, 5));
  }

  @Property(tries = 5_000, seed = SEED)
  void sizes_are_rounded_to_the_nearest_lot_on_either_side(
      @ForAll @LongRange(min = 0, max = 9_000_000_000_000_000_000L) long size,
      @ForAll @IntRange(min = 0, max = 6) int szDecimals) {
    Instrument perp = Instrument.perp(0, "X", szDecimals);
    long lot = perp.lot();
    long floor = perp.floorSize(size);
    long ceil = perp.ceilSize(size);
    assertThat(floor % lot).isZero();
    assertThat(ceil % lot).isZero();
    assertThat(size - floor).isBetween(0L, lot - 1);
    assertThat(ceil - size).isBetween(0L, lot - 1);
    assertThat(perp.isValidSize(size)).isEqualTo(size > 0 && floor == size);
  }

  @Property(tries = 5_000, seed = SEED)
  void a_price_and_a_size_on_the_grids_have_an_exact_value(
      @ForAll @LongRange(min = 1, max = 20_000_000_000_000L) long raw,
      @ForAll @LongRange(min = 1, max = 100_000_000_000L) long lots,
      @ForAll @IntRange(min = 0, max = 6) int szDecimals) {
    Instrument perp = Instrument.perp(0, "X", szDecimals);
    long price = perp.priceGrid().ceil(raw);
    long size = lots % 400_000 * perp.lot();
    var exact =
        java.math.BigDecimal.valueOf(price, 8).multiply(java.math.BigDecimal.valueOf(size, 8));
    assertThat(exact.stripTrailingZeros().scale()).isLessThanOrEqualTo(8);
    assertThat(Fixed8.multiply(price, size)).isEqualTo(exact.movePointRight(8).longValueExact());
  }

  @Test
  void ten_dollars_are_enough_and_a_hundred_millionth_less_is_not() {
    Instrument sol = Instrument.perp(0, "SOL", 2);
    long price = Fixed8.parse("200");
    assertThat(Fixed8.multiply(price, Fixed8.parse("0.05"))).isEqualTo(sol.minNotional());
    assertThat(Fixed8.multiply(price, Fixed8.parse("0.04"))).isLessThan(sol.minNotional());
    assertThat(Fixed8.multiply(price - 1, Fixed8.parse("0.05"))).isLessThan(sol.minNotional());
    assertThat(sol.ceilSize(Fixed8.divide(sol.minNotional(), Fixed8.parse("199.99"))))
        .as("the least size that is worth it")
        .isEqualTo(Fixed8.parse("0.06"));
  }

  @Test
  void instruments_that_cannot_be_are_refused() {
    assertThatThrownBy(() -> Instrument.perp(0, "X", 7))
        .hasMessage("X: szDecimals of a perp must be 0..6, was 7");
    assertThatThrownBy(() -> Instrument.perp(-1, "X", 0)).hasMessageContaining("id");
    assertThatThrownBy(() -> Instrument.perp(0, " ", 0)).hasMessageContaining("name");
    assertThatThrownBy(() -> new Instrument(0, "X", 9, new PriceGrid(0, 5), 0))
        .hasMessageContaining("szDecimals");
    assertThatThrownBy(() -> new Instrument(0, "X", 2, new PriceGrid(0, 5), -1))
        .hasMessageContaining("minNotional");
  }
}
