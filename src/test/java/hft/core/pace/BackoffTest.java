package hft.core.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final long MILLI = 1_000_000L;

  @Property(tries = 500, seed = "81")
  void a_delay_is_between_half_and_the_whole_of_the_doubled_one(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int attempt) {
    var backoff = Backoff.of(Duration.ofMillis(100), Duration.ofSeconds(30), seed);
    double whole = Math.min(30_000.0 * MILLI, 100.0 * MILLI * Math.pow(2, attempt - 1));
    long delay = backoff.delayNanos(attempt);
    assertThat((double) delay).isBetween(whole / 2, whole);
    assertThat(backoff.delayNanos(attempt)).isEqualTo(delay);
  }

  @Test
  void different_seeds_do_not_march_in_step() {
    long distinct =
        LongStream.range(0, 100)
            .map(
                seed ->
                    Backoff.of(Duration.ofMillis(100), Duration.ofSeconds(1), seed).delayNanos(1))
            .distinct()
            .count();
    assertThat(distinct).isGreaterThan(95);
  }

  @Test
  void nonsense_is_refused() {
    assertThatThrownBy(() -> new Backoff(10, 9, 0)).hasMessageContaining("first <= max");
    assertThatThrownBy(() -> new Backoff(10, 20, 0).delayNanos(0))
        .hasMessageContaining("count from 1");
  }
}
