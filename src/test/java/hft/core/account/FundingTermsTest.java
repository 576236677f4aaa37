package hft.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hft.core.market.Fixed8;
import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class FundingTermsTest {
  private static final long ONE = Fixed8.ONE;

  @Test
  void longs_pay_and_shorts_receive_when_the_rate_is_positive() {
    long rate = 12_500_000L; // 0.00125 % an hour
    assertThat(FundingTerms.payment(2 * ONE, 100_000 * ONE, rate)).isEqualTo(Fixed8.parse("-2.5"));
    assertThat(FundingTerms.payment(-2 * ONE, 100_000 * ONE, rate)).isEqualTo(Fixed8.parse("2.5"));
    assertThat(FundingTerms.payment(2 * ONE, 100_000 * ONE, -rate)).isEqualTo(Fixed8.parse("2.5"));
    assertThat(FundingTerms.payment(0, 100_000 * ONE, rate)).isZero();
  }

  @Test
  void half_a_unit_rounds_away_from_zero() {
    // 1e-8 units of 1 at 50 %: half of 1e-8.
    assertThat(FundingTerms.payment(1, ONE, 500_000_000_000L)).isEqualTo(-1);
    assertThat(FundingTerms.payment(-1, ONE, 500_000_000_000L)).isEqualTo(1);
    assertThat(FundingTerms.payment(1, ONE, 499_999_999_999L)).isZero();
  }

  @Test
  void what_does_not_fit_is_an_error() {
    assertThatThrownBy(
            () -> FundingTerms.payment(Long.MAX_VALUE, Long.MAX_VALUE, 1_000_000_000_000L))
        .isInstanceOf(ArithmeticException.class);
  }

  @Property(tries = 500, seed = "61")
  void it_is_the_exact_product_rounded_once(
      @ForAll @LongRange(min = -1_000_000_000_000_000L, max = 1_000_000_000_000_000L) long size,
      @ForAll @LongRange(min = 1, max = 20_000_000_000_000L) long oracle,
      @ForAll @LongRange(min = -40_000_000_000L, max = 40_000_000_000L) long rate) {
    BigDecimal exact =
        BigDecimal.valueOf(size, 8)
            .multiply(BigDecimal.valueOf(oracle, 8))
            .multiply(BigDecimal.valueOf(rate, 12))
            .negate();
    assertThat(BigDecimal.valueOf(FundingTerms.payment(size, oracle, rate), 8))
        .isEqualByComparingTo(exact.setScale(8, RoundingMode.HALF_UP));
  }
}
