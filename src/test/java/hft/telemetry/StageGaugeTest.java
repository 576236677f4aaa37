package hft.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import hft.port.StageTimes.Stage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StageGaugeTest {
  private long now = 1_000_000_000L;
  private final StageGauge gauge = new StageGauge(() -> now);

  /** Each stage takes a millisecond more than the one before. */
  private void tick(Stage last) {
    long source = now;
    for (Stage stage : Stage.values()) {
      now += 1_000_000L * (stage.ordinal() + 1);
      gauge.passed(stage, source);
      if (stage == last) {
        return;
      }
    }
  }

  @Test
  void each_stage_is_timed_from_the_end_of_the_one_before() {
    tick(Stage.SEND);
    gauge.drain();
    for (Stage stage : Stage.values()) {
      long nanos = 1_000_000L * (stage.ordinal() + 1);
      assertThat(gauge.took(stage).count()).isOne();
      assertThat(gauge.took(stage).max()).isBetween(nanos, nanos + nanos / 50);
    }
  }

  @Test
  void a_tick_that_became_no_order_is_not_timed() {
    tick(Stage.STRATEGY);
    gauge.drain();
    assertThat(gauge.took(Stage.DECODE).count()).isZero();
  }

  @Test
  void what_finds_no_room_is_left_out_and_the_rest_is_whole() {
    for (int i = 0; i < 5_000; i++) {
      tick(Stage.SEND);
    }
    gauge.drain();
    assertThat(gauge.took(Stage.SEND).count()).isEqualTo(1_024);
    tick(Stage.SEND);
    gauge.drain();
    assertThat(gauge.took(Stage.SEND).count()).isEqualTo(1_025);
  }
}
