package hft.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DurationsTest {
  @Property
  void what_stands_for_a_value_is_within_an_eighth_of_it(
      @ForAll @LongRange(min = 64, max = 60_000_000_000L) long nanos) {
    long middle = Durations.middle(Durations.bucket(nanos));
    assertThat((double) middle).isCloseTo(nanos, within(nanos / 8.0 + 1));
  }

  @Property
  void longer_is_never_in_an_earlier_bucket(
      @ForAll @LongRange(min = 0, max = 200_000_000_000L) long nanos,
      @ForAll @LongRange(min = 0, max = 1_000_000_000L) long more) {
    assertThat(Durations.bucket(nanos + more)).isGreaterThanOrEqualTo(Durations.bucket(nanos));
  }

  @Test
  void the_longest_has_a_bucket() {
    assertThat(Durations.bucket(Long.MAX_VALUE)).isEqualTo(Durations.BUCKETS - 1);
    assertThat(Durations.bucket(-1)).isZero();
  }

  @Test
  void quantiles_are_found() {
    long[] counts = new long[Durations.BUCKETS];
    counts[Durations.bucket(1_000)] = 98;
    counts[Durations.bucket(1_000_000)] = 2;
    assertThat(Durations.quantile(counts, 0.5)).isBetween(875L, 1_125L);
    assertThat(Durations.quantile(counts, 0.99)).isBetween(875_000L, 1_125_000L);
    assertThat(Durations.quantile(new long[Durations.BUCKETS], 0.5)).isZero();
  }
}
