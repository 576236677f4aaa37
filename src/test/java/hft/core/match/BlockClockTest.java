package hft.core.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class BlockClockTest {
  @Test
  void steady_blocks_fall_on_multiples_of_the_interval() {
    BlockClock clock = BlockClock.steady();
    assertThat(clock.firstAtOrAfter(0)).isZero();
    assertThat(clock.firstAtOrAfter(1)).isEqualTo(68_000_000L);
    assertThat(clock.firstAtOrAfter(68_000_000L)).isEqualTo(68_000_000L);
  }

  @Property(tries = 500, seed = "8")
  void a_boundary_is_its_own_first_and_nothing_lies_between(
      @ForAll long seed, @ForAll @LongRange(min = 0, max = 2_000_000_000_000_000_000L) long nanos) {
    BlockClock clock = BlockClock.observed(seed);
    long block = clock.firstAtOrAfter(nanos);
    assertThat(block).isGreaterThanOrEqualTo(nanos);
    assertThat(clock.firstAtOrAfter(block)).isEqualTo(block);
    assertThat(clock.firstAtOrAfter(nanos + (block - nanos) / 2)).isEqualTo(block);
  }

  @Test
  void observed_blocks_are_68_ms_apart_with_a_doubled_tail() {
    BlockClock clock = BlockClock.observed(1);
    long at = clock.firstAtOrAfter(0);
    int doubled = 0;
    for (int i = 0; i < 10_000; i++) {
      long next = clock.firstAtOrAfter(at + 1);
      assertThat(next - at).isGreaterThanOrEqualTo(58_000_000L);
      doubled += next - at > 120_000_000L ? 1 : 0;
      at = next;
    }
    assertThat(doubled).isBetween(50, 200);
  }

  @Test
  void bad_settings_are_named() {
    assertThatThrownBy(() -> new BlockClock(68, 34, 0, 0))
        .hasMessage("jitterNanos must be below half the interval, was 34");
  }
}
