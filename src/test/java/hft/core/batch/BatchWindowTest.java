package hft.core.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BatchWindowTest {
  private static final long MICRO = 1_000L;
  private static final long MILLI = 1_000_000L;
  private static final long MAX = 2 * MILLI;

  private final BatchWindow window = new BatchWindow(MAX, 4);
  private long now = 1_000 * MILLI;

  private void arrivals(int count, long gapNanos) {
    for (int i = 0; i < count; i++) {
      now += gapNanos;
      window.onArrival(now);
    }
  }

  private void roundTrips(int count, long nanos) {
    for (int i = 0; i < count; i++) {
      window.onRoundTrip(nanos);
    }
  }

  @Test
  void before_anything_is_known_nothing_waits() {
    assertThat(window.nanos(0, now)).isZero();
    assertThat(window.nanos(4, now)).isZero();
  }

  @Test
  void idle_means_no_wait_however_slow_the_gateway() {
    roundTrips(1, 200 * MILLI);
    arrivals(100, 50 * MILLI);
    assertThat(window.nanos(0, now)).isZero();
  }

  @Test
  void a_burst_before_a_slow_gateway_grows_it_to_almost_the_maximum() {
    roundTrips(1, 198 * MILLI);
    arrivals(100, 0);
    // slowness 198 / 200, crowd 1
    assertThat(window.nanos(0, now)).isBetween(MAX * 989 / 1000, MAX * 99 / 100);
  }

  @Test
  void it_grows_step_by_step_as_a_burst_goes_on() {
    roundTrips(1, 198 * MILLI);
    long before = window.nanos(0, now);
    assertThat(before).isZero();
    for (int i = 0; i < 4; i++) {
      arrivals(5, 10 * MICRO);
      long after = window.nanos(0, now);
      assertThat(after).isGreaterThanOrEqualTo(before);
      before = after;
    }
    assertThat(before).isGreaterThan(MAX / 2);
  }

  @Test
  void a_fast_gateway_keeps_it_small_even_in_a_burst() {
    roundTrips(1, 100 * MICRO);
    arrivals(100, 0);
    // slowness 0.1 / 2.1
    assertThat(window.nanos(0, now)).isBetween(MAX / 22, MAX / 21);
  }

  @Test
  void actions_in_flight_grow_it_in_proportion() {
    roundTrips(1, 198 * MILLI);
    assertThat(window.nanos(0, now)).isZero();
    assertThat(window.nanos(1, now)).isEqualTo(MAX / 4 * 99 / 100);
    assertThat(window.nanos(2, now)).isEqualTo(MAX / 2 * 99 / 100);
    assertThat(window.nanos(4, now)).isEqualTo(MAX * 99 / 100);
    assertThat(window.nanos(40, now)).isEqualTo(MAX * 99 / 100);
  }

  @Test
  void a_silence_ends_the_burst_at_once() {
    roundTrips(1, 198 * MILLI);
    arrivals(100, 0);
    assertThat(window.nanos(0, now + MAX / 2)).isEqualTo(MAX / 2 * 99 / 100);
    assertThat(window.nanos(0, now + MAX)).isZero();
  }

  @Test
  void the_round_trip_is_smoothed_by_an_eighth() {
    window.onRoundTrip(8 * MILLI);
    assertThat(window.roundTripNanos()).isEqualTo(8 * MILLI);
    window.onRoundTrip(16 * MILLI);
    assertThat(window.roundTripNanos()).isEqualTo(9 * MILLI);
    window.onRoundTrip(MILLI);
    assertThat(window.roundTripNanos()).isEqualTo(8 * MILLI);
  }

  @Test
  void a_window_of_zero_never_waits() {
    var none = new BatchWindow(0, 4);
    none.onRoundTrip(200 * MILLI);
    none.onArrival(now);
    none.onArrival(now);
    assertThat(none.nanos(4, now)).isZero();
  }

  @Test
  void nonsense_is_refused() {
    assertThatThrownBy(() -> new BatchWindow(-1, 4)).hasMessageContaining("0..100 ms");
    assertThatThrownBy(() -> new BatchWindow(101 * MILLI, 4)).hasMessageContaining("0..100 ms");
    assertThatThrownBy(() -> new BatchWindow(MAX, 0)).hasMessageContaining("busyActions");
  }

  @Property(tries = 300, seed = "83")
  void it_stays_between_zero_and_the_maximum(@ForAll long seed) {
    var random = new Random(seed);
    long max = random.nextLong(100 * MILLI);
    var any = new BatchWindow(max, 1 + random.nextInt(8));
    long at = random.nextLong(1L << 60);
    for (int i = 0; i < 200; i++) {
      at += random.nextLong(-5 * MILLI, 50 * MILLI); // clocks may step back
      if (random.nextBoolean()) {
        any.onArrival(at);
      }
      any.onRoundTrip(random.nextLong(-MILLI, Long.MAX_VALUE >> random.nextInt(60)));
      assertThat(any.nanos(random.nextInt(20), at)).isBetween(0L, max);
    }
  }
}
