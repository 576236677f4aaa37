package hft.core.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NonceSequenceTest {
  private static final long NOW = 1_760_000_000_000L;
  private static final long STEP = 60_000;
  private static final long COUNT = 1_000;

  @Test
  void a_nonce_is_the_time_and_then_one_more() {
    var nonces = reserved(-1, NOW);
    assertThat(nonces.next(NOW)).isEqualTo(NOW);
    assertThat(nonces.next(NOW)).isEqualTo(NOW + 1);
    assertThat(nonces.next(NOW + 5)).isEqualTo(NOW + 5);
  }

  @Test
  void a_clock_that_goes_back_repeats_nothing() {
    var nonces = reserved(-1, NOW);
    nonces.next(NOW);
    assertThat(nonces.next(NOW - 3_600_000)).isEqualTo(NOW + 1);
    assertThat(nonces.aheadMillis(NOW - 3_600_000)).isEqualTo(3_600_001);
  }

  @Test
  void nothing_is_given_above_the_mark() {
    var nonces = new NonceSequence(-1);
    assertThat(nonces.next(NOW)).isEqualTo(NonceSequence.RESERVE_FIRST);
    nonces.reserved(NOW + 1);
    assertThat(nonces.leftMillis(NOW)).isEqualTo(1);
    assertThat(nonces.next(NOW)).isEqualTo(NOW);
    assertThat(nonces.next(NOW)).isEqualTo(NOW + 1);
    assertThat(nonces.next(NOW)).isEqualTo(NonceSequence.RESERVE_FIRST);
    assertThatThrownBy(() -> nonces.reserved(NOW)).hasMessageContaining("never goes back");
  }

  @Test
  void restarting_over_and_over_does_not_run_out_of_the_venues_window() {
    long mark = -1;
    for (int i = 0; i < 10_000; i++) {
      var nonces = new NonceSequence(mark);
      mark = nonces.nextMark(NOW, STEP, COUNT);
    }
    assertThat(mark - NOW).isLessThan(NonceSequence.AHEAD_MILLIS);
  }

  /** Whatever the clock does and whenever the process dies, no nonce is given twice. */
  @Property(tries = 300, seed = "11")
  void no_nonce_twice_over_crashes_and_clocks(@ForAll long seed) {
    var random = new Random(seed);
    Set<Long> given = new HashSet<>();
    long durable = -1;
    long now = NOW;
    for (int life = 0; life < 10; life++) {
      var nonces = new NonceSequence(durable);
      for (int i = random.nextInt(3_000); i > 0; i--) {
        now += random.nextInt(20) == 0 ? random.nextInt(20_000) - 10_000 : random.nextInt(3);
        long nonce = nonces.next(now);
        if (nonce == NonceSequence.RESERVE_FIRST) {
          durable = nonces.nextMark(now, STEP, COUNT);
          nonces.reserved(durable);
          nonce = nonces.next(now);
        }
        assertThat(given.add(nonce)).isTrue();
        assertThat(nonce).isLessThanOrEqualTo(durable);
      }
    }
  }

  @Test
  void threads_share_it_without_sharing_a_nonce() throws InterruptedException {
    var nonces = reserved(-1, NOW);
    Set<Long> given = ConcurrentHashMap.newKeySet();
    Runnable quoting =
        () -> {
          for (int i = 0; i < 10_000; i++) {
            given.add(nonces.next(NOW));
          }
        };
    Thread other = new Thread(quoting);
    other.start();
    quoting.run();
    other.join();
    assertThat(given).hasSize(20_000);
  }

  private static NonceSequence reserved(long mark, long nowMillis) {
    var nonces = new NonceSequence(mark);
    nonces.reserved(nonces.nextMark(nowMillis, STEP, COUNT));
    return nonces;
  }
}
