package hft.core.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000L;
  private static final long NOW = 1_000 * SECOND;

  @Test
  void a_full_bucket_gives_its_burst_and_then_one_per_interval() {
    var bucket = new TokenBucket(10, 3);
    assertThat(bucket.available(NOW)).isEqualTo(3);
    assertThat(bucket.tryTake(3, NOW)).isTrue();
    assertThat(bucket.tryTake(1, NOW)).isFalse();
    assertThat(bucket.tryTake(1, NOW + SECOND / 10 - 1)).isFalse();
    assertThat(bucket.tryTake(1, NOW + SECOND / 10)).isTrue();
    assertThat(bucket.tryTake(4, NOW + 10 * SECOND)).isFalse();
    assertThat(bucket.available(NOW + 10 * SECOND)).isEqualTo(3);
  }

  @Test
  void all_or_none() {
    var bucket = new TokenBucket(10, 3);
    bucket.tryTake(2, NOW);
    assertThat(bucket.tryTake(2, NOW)).isFalse();
    assertThat(bucket.available(NOW)).isEqualTo(1);
  }

  @Test
  void what_must_not_wait_goes_into_debt() {
    var bucket = new TokenBucket(10, 1);
    bucket.take(5, NOW);
    assertThat(bucket.available(NOW)).isEqualTo(-4);
    assertThat(bucket.availableAtNanos(1, NOW)).isEqualTo(NOW + SECOND / 2);
    assertThat(bucket.tryTake(1, NOW + SECOND / 2 - 1)).isFalse();
    assertThat(bucket.tryTake(1, NOW + SECOND / 2)).isTrue();
  }

  @Test
  void nonsense_is_refused() {
    assertThatThrownBy(() -> new TokenBucket(0, 1)).hasMessageContaining("perSecond");
    assertThatThrownBy(() -> new TokenBucket(1, 0)).hasMessageContaining("burst");
  }

  /** In no span of time is more let through than the burst and the rate allow. */
  @Property(tries = 200, seed = "71")
  void the_rate_is_never_exceeded(@ForAll long seed) {
    var random = new Random(seed);
    int rate = 1 + random.nextInt(1_000);
    int burst = 1 + random.nextInt(50);
    var bucket = new TokenBucket(rate, burst);
    long now = NOW;
    long[] taken = new long[500];
    int count = 0;
    while (count < taken.length) {
      now += random.nextLong(2 * SECOND / rate);
      if (bucket.tryTake(1, now)) {
        taken[count++] = now;
      }
      assertThat(bucket.availableAtNanos(1, now) <= now).isEqualTo(bucket.available(now) >= 1);
    }
    for (int from = 0; from < count; from += 7) {
      for (int to = from; to < count; to++) {
        double allowed = burst + (taken[to] - taken[from]) * (double) rate / SECOND + 1e-6;
        assertThat((double) (to - from + 1)).isLessThanOrEqualTo(allowed);
      }
    }
  }
}
