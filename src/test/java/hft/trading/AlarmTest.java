package hft.trading;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.pace.Deadlines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.testkit.typed.Effect;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AlarmTest {
  private sealed interface Command {}

  private record Set(long nanos) implements Command {}

  private record Due(long nanos) implements Command {}

  private static final long NOW = 10;

  private final List<Long> rung = new ArrayList<>();
  private final BehaviorTestKit<Command> actor = BehaviorTestKit.create(behavior());

  private Behavior<Command> behavior() {
    return Behaviors.setup(
        context -> {
          Alarm<Command> alarm = new Alarm<>(context, Due::new);
          return Behaviors.receiveMessage(
              command -> {
                switch (command) {
                  case Set(long nanos) -> alarm.noLaterThan(nanos, NOW);
                  case Due(long nanos) -> {
                    if (alarm.rings(nanos)) {
                      rung.add(nanos);
                    }
                  }
                }
                return Behaviors.same();
              });
        });
  }

  private List<Duration> delaysSet() {
    return actor.getAllEffects().stream()
        .filter(Effect.Scheduled.class::isInstance)
        .map(it -> ((Effect.Scheduled<?>) it).duration())
        .toList();
  }

  @Test
  void rings_once_for_each_time_it_is_set() {
    actor.run(new Set(100));
    actor.run(new Due(100));
    actor.run(new Due(100));
    actor.run(new Set(200));
    actor.run(new Due(200));
    assertThat(rung).containsExactly(100L, 200L);
  }

  @Test
  void what_was_under_way_when_it_was_moved_does_not_ring() {
    actor.run(new Set(100));
    actor.run(new Set(50));
    actor.run(new Due(100));
    actor.run(new Due(50));
    assertThat(rung).containsExactly(50L);
  }

  @Test
  void what_was_set_before_a_restart_does_not_ring() {
    actor.run(new Due(100));
    assertThat(rung).isEmpty();
  }

  @Test
  void a_later_time_and_never_set_nothing_and_a_past_one_is_due_at_once() {
    actor.run(new Set(Deadlines.NEVER));
    actor.run(new Set(100));
    actor.run(new Set(100));
    actor.run(new Set(150));
    actor.run(new Set(NOW - 5));
    assertThat(delaysSet()).containsExactly(Duration.ofNanos(100 - NOW), Duration.ZERO);
  }
}
