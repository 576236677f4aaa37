package hft.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import hft.wire.action.Address;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an engine counts as dead. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PulseTest {
  private static final long SILENCE = 10;

  private final Pulse pulse = new Pulse(SILENCE);

  @Test
  void no_file_is_no_engine_and_a_fresh_beat_a_living_one() {
    assertThat(pulse.isLost(Pulse.NO_ENGINE, 1_000, 0)).isFalse();
    assertThat(pulse.isLost(1_000, 1_010, 5)).isFalse();
    assertThat(pulse.isLost(1_000, 1_011, 6)).isTrue();
  }

  @Test
  void an_old_beat_is_a_dead_engine_also_for_a_watchdog_that_has_just_started() {
    assertThat(pulse.isLost(1_000, 2_000, 0)).isTrue();
  }

  @Test
  void a_clock_set_back_does_not_keep_a_dead_engine_alive() {
    assertThat(pulse.isLost(1_000, 1_001, 0)).isFalse();
    assertThat(pulse.isLost(1_000, 500, SILENCE + 1)).isTrue();
  }

  @Test
  void what_was_dealt_with_is_looked_at_again_after_each_silence_until_an_engine_beats() {
    assertThat(pulse.isLost(1_000, 2_000, 0)).isTrue();
    pulse.handled(90);
    assertThat(pulse.isLost(1_000, 3_000, 90 + SILENCE)).isFalse();
    assertThat(pulse.isLost(1_000, 3_000, 91 + SILENCE)).as("it was only late").isTrue();
    pulse.handled(102);
    assertThat(pulse.isLost(3_001, 3_002, 103)).as("it beats").isFalse();
    assertThat(pulse.isLost(3_001, 4_000, 104)).as("that one is not dealt with").isTrue();
    assertThat(pulse.isLost(Pulse.NO_ENGINE, 5_000, 200)).as("ended in order").isFalse();
  }

  @Test
  void a_heart_beats_from_the_start_and_then_only_while_the_guardian_looks(@TempDir Path folder)
      throws Exception {
    Path file =
        Heartbeat.file(
            folder.resolve("runs/heartbeat"),
            Address.parse("0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a"));
    Heartbeat heartbeat = Heartbeat.in(file, 5);
    heartbeat.begin(100);
    assertThat(file)
        .hasContent("100")
        .hasFileName("heartbeat-0x19e7e376e7c213b7e7e7e46cc70a5dd086daff2a");
    assertThat(heartbeat.beat(0, 101)).isFalse();
    assertThat(heartbeat.beat(97, 102)).isTrue();
    assertThat(file).hasContent("102");
    heartbeat.end();
    assertThat(file).doesNotExist();
  }
}
