package hft.core.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class StageTableTest {
  private static final int STAGES = 3;
  private static final long KEY = 1_700_000_000_000_000_001L;

  private final StageTable table = new StageTable(STAGES, 64);
  private final long[] times = new long[STAGES];

  private void pass(long key, long... nanos) {
    for (int stage = 0; stage < nanos.length; stage++) {
      table.passed(stage, key, nanos[stage]);
    }
  }

  @Test
  void a_whole_way_is_taken_once() {
    pass(KEY, 10, 20, 30);
    assertThat(table.take(KEY, times)).isTrue();
    assertThat(times).containsExactly(10, 20, 30);
    assertThat(table.take(KEY, times)).isFalse();
  }

  @Test
  void a_way_without_its_last_stage_stays_where_it_is() {
    pass(KEY, 10, 20);
    assertThat(table.take(KEY, times)).isFalse();
    table.passed(2, KEY, 30);
    assertThat(table.take(KEY, times)).isTrue();
  }

  @Test
  void the_first_time_counts() {
    pass(KEY, 10, 20, 30);
    pass(KEY, 11, 21, 31);
    assertThat(table.take(KEY, times)).isTrue();
    assertThat(times).containsExactly(10, 20, 30);
  }

  @Test
  void what_never_began_is_not_there() {
    table.passed(1, KEY, 20);
    table.passed(2, KEY, 30);
    assertThat(table.take(KEY, times)).isFalse();
  }

  @Test
  void a_stage_left_out_or_a_clock_set_back_is_no_way() {
    table.passed(0, KEY, 10);
    table.passed(2, KEY, 30);
    assertThat(table.take(KEY, times)).isFalse();
    pass(KEY + 1, 10, 9, 30);
    assertThat(table.take(KEY + 1, times)).isFalse();
  }

  @Test
  void with_more_ways_than_slots_some_are_lost_and_none_are_mixed_up() {
    int ways = 1_000;
    for (long i = 0; i < ways; i++) {
      pass(KEY + i, 3 * i + 1, 3 * i + 2, 3 * i + 3);
    }
    Set<Long> taken = new HashSet<>();
    for (long i = 0; i < ways; i++) {
      if (table.take(KEY + i, times)) {
        assertThat(times).containsExactly(3 * i + 1, 3 * i + 2, 3 * i + 3);
        taken.add(i);
      }
    }
    assertThat(taken).hasSizeBetween(32, 64).contains((long) ways - 1);
  }
}
