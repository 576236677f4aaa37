package hft.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BacklogTest {
  private static final long LOOK = 100_000_000L;

  private final Backlog backlog = new Backlog();

  @Test
  void nothing_waits_for_any_time_when_nothing_waits() {
    backlog.look(LOOK, 10, 0, 0);
    backlog.look(2 * LOOK, 20, 0, 0);
    assertThat(backlog.oldestNanos()).isZero();
  }

  @Test
  void what_came_since_the_last_look_has_no_age_yet() {
    backlog.look(LOOK, 10, 0, 0);
    backlog.look(2 * LOOK, 10, 1, 3);
    assertThat(backlog.waiting()).isEqualTo(3);
    assertThat(backlog.oldestNanos()).isZero();
  }

  @Test
  void a_queue_that_is_not_worked_off_grows_old() {
    backlog.look(LOOK, 10, 1, 1);
    for (int i = 2; i <= 31; i++) {
      backlog.look(i * LOOK, 10, 1, i);
    }
    assertThat(backlog.oldestNanos()).isEqualTo(30 * LOOK);
  }

  @Test
  void the_age_is_that_of_the_oldest_that_is_left() {
    backlog.look(LOOK, 0, 0, 2);
    backlog.look(2 * LOOK, 0, 0, 4);
    backlog.look(
        3 * LOOK, 2, 0, 3); // the first two are done: the third was seen at the second look
    assertThat(backlog.oldestNanos()).isEqualTo(LOOK);
    backlog.look(4 * LOOK, 4, 0, 1); // the fifth was seen at the third
    assertThat(backlog.oldestNanos()).isEqualTo(LOOK);
  }

  @Test
  void a_minute_is_remembered() {
    for (int i = 0; i < 2_000; i++) {
      backlog.look(i * LOOK, 0, 0, 1);
    }
    assertThat(backlog.oldestNanos()).isEqualTo(599 * LOOK);
  }

  @Test
  void the_rate_is_that_of_the_last_five_seconds() {
    for (int i = 0; i < 200; i++) {
      backlog.look(i * LOOK, i < 100 ? 0 : (i - 99) * 7L, 0, 0);
    }
    assertThat(backlog.rate()).isEqualTo(70.0);
  }
}
