package hft.core.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KillLatchTest {
  private final KillLatch latch = new KillLatch();

  @Test
  void engaging_is_repeatable_and_keeps_its_number() {
    assertThat(latch.engage("first", "a", false, 1)).isTrue();
    assertThat(latch.engage("second", "b", false, 2)).isFalse();
    assertThat(latch.isEngaged()).isTrue();
    assertThat(latch.engagement()).isEqualTo(1);
    assertThat(latch.history())
        .containsExactly(
            new KillLatch.Entry(true, 1, "first", "a", 1),
            new KillLatch.Entry(true, 1, "second", "b", 2));
  }

  @Test
  void releasing_needs_the_number_of_the_engagement_it_means() {
    latch.engage("first", "a", false, 1);
    assertThat(latch.release(0, "x", "b", 2)).isEqualTo(KillLatch.Release.WRONG_ENGAGEMENT);
    assertThat(latch.isEngaged()).isTrue();
    assertThat(latch.release(1, "x", "b", 3)).isEqualTo(KillLatch.Release.RELEASED);
    assertThat(latch.isEngaged()).isFalse();
    latch.engage("again", "a", false, 4);
    // The same request once more, delivered late, does not end the later engagement.
    assertThat(latch.release(1, "x", "b", 5)).isEqualTo(KillLatch.Release.WRONG_ENGAGEMENT);
    assertThat(latch.isEngaged()).isTrue();
  }

  @Test
  void releasing_what_is_not_engaged_is_noted_and_changes_nothing() {
    assertThat(latch.release(0, "x", "b", 5)).isEqualTo(KillLatch.Release.NOT_ENGAGED);
    assertThat(latch.history()).containsExactly(new KillLatch.Entry(false, 0, "x", "b", 5));
  }

  @Test
  void flattening_is_added_by_a_repeat_and_never_taken_away() {
    latch.engage("stop", "a", false, 1);
    assertThat(latch.isFlattening()).isFalse();
    latch.engage("and close", "a", true, 2);
    latch.engage("stop", "a", false, 3);
    assertThat(latch.isFlattening()).isTrue();
    latch.release(1, "ok", "a", 4);
    latch.engage("stop", "a", false, 5);
    assertThat(latch.isFlattening()).isFalse();
  }

  @Test
  void the_history_is_bounded() {
    for (int i = 0; i < 1_000; i++) {
      latch.engage("again", "a", false, i);
    }
    assertThat(latch.history()).hasSize(KillLatch.HISTORY);
    assertThat(latch.history().getLast().nanos()).isEqualTo(999);
  }

  @Test
  void a_restart_keeps_it_engaged() {
    latch.engage("stop", "a", true, 1);
    var after = new KillLatch();
    after.restore(latch.export());
    assertThat(after.export()).isEqualTo(latch.export());
    assertThat(after.isFlattening()).isTrue();
    assertThat(after.release(1, "ok", "a", 2)).isEqualTo(KillLatch.Release.RELEASED);
  }

  @Test
  void restoring_a_released_state_does_not_release_an_engaged_latch() {
    KillLatch.State released = new KillLatch().export();
    latch.engage("stop at start-up", "a", false, 1);
    latch.restore(released);
    assertThat(latch.isEngaged()).isTrue();
  }
}
