package hft.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  @Test
  void full_is_answered_with_no_and_room_comes_back() {
    var deadlines = new Deadlines(2);
    assertThat(deadlines.add(1, 10)).isTrue();
    assertThat(deadlines.add(2, 5)).isTrue();
    assertThat(deadlines.add(3, 7)).isFalse();
    assertThat(deadlines.nextNanos()).isEqualTo(5);
    assertThat(deadlines.remove(2)).isTrue();
    assertThat(deadlines.remove(2)).isFalse();
    assertThat(deadlines.add(3, 7)).isTrue();
    assertThat(deadlines.isDue(6)).isFalse();
    assertThat(deadlines.isDue(7)).isTrue();
    assertThat(deadlines.poll()).isEqualTo(3);
    assertThat(deadlines.poll()).isEqualTo(1);
    assertThat(deadlines.nextNanos()).isEqualTo(Deadlines.NEVER);
    assertThat(deadlines.isDue(Long.MAX_VALUE)).isFalse();
  }

  @Property(tries = 200, seed = "82")
  void they_come_out_by_time_and_then_by_arrival(@ForAll long seed) {
    var random = new Random(seed);
    var deadlines = new Deadlines(50);
    List<long[]> twin = new ArrayList<>();
    for (int id = 0; id < 50; id++) {
      long due = random.nextInt(10);
      deadlines.add(id, due);
      twin.add(new long[] {id, due});
    }
    for (int i = 0; i < 20; i++) {
      int id = random.nextInt(50);
      assertThat(deadlines.remove(id)).isEqualTo(twin.removeIf(entry -> entry[0] == id));
    }
    twin.sort(Comparator.comparingLong(entry -> entry[1]));
    for (long[] expected : twin) {
      assertThat(deadlines.nextNanos()).isEqualTo(expected[1]);
      assertThat(deadlines.poll()).isEqualTo(expected[0]);
    }
    assertThat(deadlines.size()).isZero();
  }
}
