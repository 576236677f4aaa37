package hft.core.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scaled longs against the same sums in BigDecimal. */
class Fixed8Test {
  private static final String SEED = "20250904";
  private static final long RANGE = 9_000_000_000_000_000_000L;

  @Property(tries = 5_000, seed = SEED)
  void every_value_is_written_and_read_back(@ForAll long value) {
    String text = Fixed8.format(value);
    assertThat(Fixed8.parse(text)).isEqualTo(value);
    assertThat(text)
        .isEqualTo(decimal(value).stripTrailingZeros().toPlainString())
        .doesNotContain("E");
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, Long.MAX_VALUE})
  void so_are_the_ends_of_the_range(long value) {
    assertThat(Fixed8.parse(Fixed8.format(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "1670.1, 1670.1",
    "0.0147, 0.0147",
    "1.0, 1",
    "1900.50, 1900.5",
    "0.00001231, 0.00001231",
    "92572.5, 92572.5",
    "-0, 0",
    "-0.00000001, -0.00000001",
    "0.100000000000, 0.1",
    "007, 7",
  })
  void the_canonical_form_has_no_zeros_to_spare(String text, String canonical) {
    assertThat(Fixed8.format(Fixed8.parse(text))).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        ".",
        "-.",
        " 1",
        "1 ",
        "+1",
        "1e5",
        "1E-5",
        "NaN",
        "1,5",
        "1.2.3",
        "--1",
        "0x1",
        "\u0661",
        "0.000000001",
        "0.000012312312",
        "92233720368.54775808",
        "-92233720368.54775809",
        "92233720369",
        "99999999999999999999",
        "-99999999999999999999999999999999"
      })
  void anything_else_is_refused_as_not_a_number(String text) {
    assertThatThrownBy(() -> Fixed8.parse(text)).isInstanceOf(NumberFormatException.class);
  }

  @Property(tries = 5_000, seed = SEED)
  void products_are_truncated_towards_zero_or_refused(@ForAll long a, @ForAll long b) {
    BigDecimal exact = decimal(a).multiply(decimal(b)).setScale(8, RoundingMode.DOWN);
    assertSame(exact, () -> Fixed8.multiply(a, b));
  }

  @Property(tries = 5_000, seed = SEED)
  void products_of_prices_and_sizes_too(
      @ForAll @LongRange(min = 0, max = 20_000_000_000_000L) long price,
      @ForAll @LongRange(min = -2_000_000_000_000_000L, max = 2_000_000_000_000_000L) long size) {
    BigDecimal exact = decimal(price).multiply(decimal(size)).setScale(8, RoundingMode.DOWN);
    assertSame(exact, () -> Fixed8.multiply(price, size));
  }

  @Property(tries = 5_000, seed = SEED)
  void rounded_products_go_half_away_from_zero(@ForAll long a, @ForAll int b) {
    BigDecimal exact = decimal(a).multiply(decimal(b)).setScale(8, RoundingMode.HALF_UP);
    assertSame(exact, () -> Fixed8.multiplyRounded(a, b));
  }

  @Property(tries = 5_000, seed = SEED)
  void quotients_are_truncated_towards_zero_or_refused(@ForAll long a, @ForAll long b) {
    if (b != 0) {
      BigDecimal exact = decimal(a).divide(decimal(b), 8, RoundingMode.DOWN);
      assertSame(exact, () -> Fixed8.divide(a, b));
    }
  }

  @Test
  void a_half_is_rounded_away_from_zero_on_both_sides() {
    long half = Fixed8.ONE / 2;
    assertThat(Fixed8.multiplyRounded(1, half)).isEqualTo(1);
    assertThat(Fixed8.multiplyRounded(-1, half)).isEqualTo(-1);
    assertThat(Fixed8.multiplyRounded(1, half - 1)).isZero();
    assertThat(Fixed8.multiply(-1, half)).isZero();
  }

  @Property(tries = 2_000, seed = SEED)
  void a_double_becomes_the_nearest_value(
      @ForAll @LongRange(min = -1L << 50, max = 1L << 50) long v) {
    assertThat(Fixed8.fromDouble(Fixed8.toDouble(v))).isEqualTo(v);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 9.3e10, -9.3e10})
  void a_double_out_of_range_is_refused(double value) {
    assertThatThrownBy(() -> Fixed8.fromDouble(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(String.valueOf(value));
  }

  private static BigDecimal decimal(long value) {
    return BigDecimal.valueOf(value, 8);
  }

  private static void assertSame(BigDecimal exact, java.util.function.LongSupplier ours) {
    if (exact.unscaledValue().bitLength() < 64) {
      assertThat(ours.getAsLong()).isEqualTo(exact.unscaledValue().longValueExact());
    } else {
      assertThat(exact.abs()).isGreaterThan(decimal(RANGE));
      assertThatThrownBy(ours::getAsLong).isInstanceOf(ArithmeticException.class);
    }
  }
}
