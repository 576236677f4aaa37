package hft.core.pace;

import static hft.core.pace.NonceSet.Answer.ACCEPTED;
import static hft.core.pace.NonceSet.Answer.DUPLICATE;
import static hft.core.pace.NonceSet.Answer.OUTSIDE_WINDOW;
import static hft.core.pace.NonceSet.Answer.TOO_LOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NonceSetTest {
  private static final long NOW = 1_760_000_000_000L;

  @Test
  void the_window_is_open_at_both_ends() {
    var set = new NonceSet();
    assertThat(set.offer(NOW - NonceSequence.BEHIND_MILLIS, NOW)).isEqualTo(OUTSIDE_WINDOW);
    assertThat(set.offer(NOW - NonceSequence.BEHIND_MILLIS + 1, NOW)).isEqualTo(ACCEPTED);
    assertThat(set.offer(NOW + NonceSequence.AHEAD_MILLIS, NOW)).isEqualTo(OUTSIDE_WINDOW);
    assertThat(set.offer(NOW + NonceSequence.AHEAD_MILLIS - 1, NOW)).isEqualTo(ACCEPTED);
  }

  @Test
  void a_hundred_are_remembered() {
    var set = new NonceSet();
    for (int i = 1; i <= 100; i++) {
      assertThat(set.offer(NOW + 2L * i, NOW)).isEqualTo(ACCEPTED);
    }
    assertThat(set.lowest()).isEqualTo(NOW + 2);
    assertThat(set.offer(NOW + 1, NOW)).isEqualTo(TOO_LOW);
    assertThat(set.offer(NOW + 2, NOW)).isEqualTo(DUPLICATE);
    assertThat(set.offer(NOW + 3, NOW)).isEqualTo(ACCEPTED);
    assertThat(set.offer(NOW + 2, NOW)).isEqualTo(TOO_LOW);
  }

  /** It agrees with a sorted set cut to a hundred. */
  @Property(tries = 200, seed = "12")
  void it_is_the_hundred_highest(@ForAll long seed) {
    var random = new Random(seed);
    var set = new NonceSet();
    TreeSet<Long> twin = new TreeSet<>();
    for (int i = 0; i < 1_000; i++) {
      long nonce = NOW + i / 2 + random.nextInt(400);
      boolean fresh = !twin.contains(nonce) && (twin.size() < 100 || nonce > twin.first());
      assertThat(set.offer(nonce, NOW) == ACCEPTED).isEqualTo(fresh);
      if (fresh) {
        twin.add(nonce);
        if (twin.size() > 100) {
          twin.pollFirst();
        }
      }
      assertThat(set.lowest()).isEqualTo(twin.first());
    }
  }

  /**
   * With at most a hundred under way, every nonce we make is taken, in whatever order it arrives.
   */
  @Property(tries = 100, seed = "13")
  void a_hundred_in_flight_may_overtake_each_other(@ForAll long seed) {
    var random = new Random(seed);
    var set = new NonceSet();
    var nonces = new NonceSequence(-1);
    nonces.reserved(NOW + 1_000_000);
    for (int round = 0; round < 10; round++) {
      List<Long> inFlight = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        inFlight.add(nonces.next(NOW + random.nextInt(50)));
      }
      Collections.shuffle(inFlight, random);
      for (long nonce : inFlight) {
        assertThat(set.offer(nonce, NOW)).isEqualTo(ACCEPTED);
      }
    }
  }
}
