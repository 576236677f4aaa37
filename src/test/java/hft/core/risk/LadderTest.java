package hft.core.risk;

import static hft.core.risk.Rung.CANCEL_ALL;
import static hft.core.risk.Rung.FLATTEN;
import static hft.core.risk.Rung.NO_NEW_RISK;
import static hft.core.risk.Rung.STOP;
import static hft.core.risk.Rung.WIDEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LadderTest {
  private final Ladder ladder = new Ladder();

  @Test
  void engaging_is_repeatable_and_each_has_its_number() {
    ladder.engage(CANCEL_ALL, "first", "a", 1);
    ladder.engage(CANCEL_ALL, "second", "b", 2);
    assertThat(ladder.isKilled()).isTrue();
    assertThat(ladder.number()).isEqualTo(2);
    assertThat(ladder.history())
        .containsExactly(
            new Ladder.Entry(true, CANCEL_ALL, 1, "first", "a", 1),
            new Ladder.Entry(true, CANCEL_ALL, 2, "second", "b", 2));
    assertThat(ladder.latches()).as("who did it first").hasSize(1);
    assertThat(ladder.latches().getFirst().who()).isEqualTo("a");
  }

  @ParameterizedTest
  @EnumSource
  void a_rung_is_a_latch_of_its_own(Rung rung) {
    ladder.engage(rung, "why", "who", 7);
    for (Rung other : Rung.values()) {
      assertThat(ladder.isEngaged(other)).as(other.text()).isEqualTo(other == rung);
    }
    assertThat(ladder.isKilled()).isEqualTo(rung.isKill());
    assertThat(ladder.latches()).containsExactly(new Ladder.Entry(true, rung, 1, "why", "who", 7));
    assertThat(Rung.of(rung.text())).isEqualTo(rung);
  }

  @Test
  void a_rung_that_does_not_exist_is_refused_with_those_that_do() {
    assertThatThrownBy(() -> Rung.of("CANCEL_ALL"))
        .hasMessage("expected widen, no-new-risk, cancel-all, flatten or stop, was 'CANCEL_ALL'");
  }

  @Test
  void releasing_needs_the_newest_number() {
    ladder.engage(CANCEL_ALL, "first", "a", 1);
    assertThat(ladder.release(0, WIDEN, "x", "b", 2)).isEqualTo(Ladder.Release.WRONG_NUMBER);
    assertThat(ladder.isKilled()).isTrue();
    ladder.engage(CANCEL_ALL, "meanwhile", "c", 3);
    assertThat(ladder.release(1, WIDEN, "x", "b", 4)).isEqualTo(Ladder.Release.WRONG_NUMBER);
    assertThat(ladder.isKilled()).as("what its author had not seen stays").isTrue();
    assertThat(ladder.release(2, WIDEN, "x", "b", 5)).isEqualTo(Ladder.Release.RELEASED);
    assertThat(ladder.isKilled()).isFalse();
    ladder.engage(CANCEL_ALL, "again", "a", 6);
    // The same request once more, delivered late, does not end the later engagement.
    assertThat(ladder.release(2, WIDEN, "x", "b", 7)).isEqualTo(Ladder.Release.WRONG_NUMBER);
    assertThat(ladder.isKilled()).isTrue();
  }

  @Test
  void releasing_from_a_rung_leaves_what_is_below() {
    for (Rung rung : Rung.values()) {
      ladder.engage(rung, "all", "a", 1);
    }
    assertThat(ladder.release(5, CANCEL_ALL, "step down", "a", 2))
        .isEqualTo(Ladder.Release.RELEASED);
    assertThat(ladder.latches()).extracting(Ladder.Entry::rung).containsExactly(WIDEN, NO_NEW_RISK);
    assertThat(ladder.isKilled()).isFalse();
  }

  @Test
  void releasing_what_is_not_engaged_is_noted_and_changes_nothing() {
    assertThat(ladder.release(0, WIDEN, "x", "b", 5)).isEqualTo(Ladder.Release.NOT_ENGAGED);
    assertThat(ladder.history()).containsExactly(new Ladder.Entry(false, WIDEN, 0, "x", "b", 5));
  }

  @Test
  void flattening_is_added_and_never_taken_away_by_a_milder_kill() {
    ladder.engage(CANCEL_ALL, "stop", "a", 1);
    assertThat(ladder.isFlattening()).isFalse();
    ladder.engage(FLATTEN, "and close", "a", 2);
    ladder.engage(CANCEL_ALL, "stop", "a", 3);
    assertThat(ladder.isFlattening()).isTrue();
    ladder.release(3, WIDEN, "ok", "a", 4);
    ladder.engage(STOP, "stop", "a", 5);
    assertThat(ladder.isFlattening()).isFalse();
  }

  @Test
  void the_history_is_bounded() {
    for (int i = 0; i < 1_000; i++) {
      ladder.engage(CANCEL_ALL, "again", "a", i);
    }
    assertThat(ladder.history()).hasSize(Ladder.HISTORY);
    assertThat(ladder.history().getLast().nanos()).isEqualTo(999);
  }

  @Test
  void a_restart_keeps_what_is_engaged_and_goes_on_counting() {
    ladder.engage(WIDEN, "w", "a", 1);
    ladder.engage(FLATTEN, "stop", "a", 2);
    ladder.release(2, FLATTEN, "ok", "a", 3);
    ladder.engage(STOP, "again", "a", 4);
    var after = new Ladder();
    after.restore(ladder.history());
    assertThat(after.latches()).isEqualTo(ladder.latches());
    assertThat(after.isKilled()).isTrue();
    assertThat(after.engage(CANCEL_ALL, "x", "a", 5).number()).isEqualTo(4);
  }

  @Test
  void restoring_does_not_release_what_is_engaged() {
    var before = new Ladder();
    before.engage(CANCEL_ALL, "stop", "a", 1);
    before.release(1, WIDEN, "fine", "a", 2);
    ladder.engage(CANCEL_ALL, "stop at start-up", "a", 3);
    ladder.restore(before.history());
    assertThat(ladder.isKilled()).isTrue();
  }

  /** Records of one moment may reach the disk in another order than they were made in. */
  @Test
  void a_release_undoes_no_engagement_it_did_not_know_whatever_the_order() {
    List<Ladder.Entry> entries = new ArrayList<>();
    entries.add(new Ladder.Entry(true, CANCEL_ALL, 1, "", "a", 1));
    entries.add(new Ladder.Entry(false, WIDEN, 1, "", "a", 2));
    entries.add(new Ladder.Entry(true, CANCEL_ALL, 2, "", "a", 3));
    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(entries, new Random(seed));
      var after = new Ladder();
      after.restore(entries);
      assertThat(after.isKilled()).as(entries.toString()).isTrue();
    }
  }

  @Test
  void engagements_of_many_threads_are_all_counted_and_none_is_lost_to_a_release()
      throws InterruptedException {
    int threads = 8;
    int each = 2_000;
    var go = new CountDownLatch(1);
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      all.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      go.await();
                    } catch (InterruptedException e) {
                      throw new IllegalStateException(e);
                    }
                    for (int i = 0; i < each; i++) {
                      long number = ladder.engage(CANCEL_ALL, "", "t", i).number();
                      ladder.release(number - 1, WIDEN, "stale", "t", i);
                    }
                  }));
    }
    go.countDown();
    for (Thread thread : all) {
      thread.join();
    }
    assertThat(ladder.number()).isEqualTo((long) threads * each);
    assertThat(ladder.isKilled()).isTrue();
  }
}
