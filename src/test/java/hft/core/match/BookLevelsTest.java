package hft.core.match;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.market.Side;
import hft.core.match.queue.QueuePosition;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BookLevelsTest {
  private static final int LEVELS = 40;

  /** Any order of levels, in one go and one by one, is what a map says. */
  @ParameterizedTest
  @EnumSource(Side.class)
  void many_levels_at_once_are_each_set(Side side) {
    Random random = new Random(7);
    BookLevels together = new BookLevels(side);
    BookLevels oneByOne = new BookLevels(side);
    TreeMap<Long, Long> twin =
        new TreeMap<>(
            side == Side.BID ? Comparator.<Long>reverseOrder() : Comparator.naturalOrder());
    for (int frame = 0; frame < 2_000; frame++) {
      int count = random.nextInt(LEVELS);
      LongStream drawn = random.longs(count, 1, 200);
      long[] prices =
          (random.nextBoolean() ? drawn.boxed().sorted(twin.comparator()) : drawn.boxed())
              .mapToLong(Long::longValue)
              .toArray();
      long[] sizes = random.longs(count, 0, 3).toArray();
      together.setAll(prices, sizes, count);
      for (int i = 0; i < count; i++) {
        oneByOne.set(prices[i], sizes[i]);
        if (sizes[i] == 0) {
          twin.remove(prices[i]);
        } else {
          twin.put(prices[i], sizes[i]);
        }
      }
      same(together, twin);
      same(oneByOne, twin);
    }
  }

  private static void same(BookLevels levels, TreeMap<Long, Long> twin) {
    assertThat(levels.count()).isEqualTo(twin.size());
    int rank = 0;
    for (Map.Entry<Long, Long> level : twin.entrySet()) {
      assertThat(levels.price(levels.keyAt(rank))).isEqualTo(level.getKey());
      assertThat(levels.sizeAt(rank++)).isEqualTo(level.getValue());
    }
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void what_was_dropped_for_want_of_room_is_unknown_not_empty(Side side) {
    BookLevels levels = new BookLevels(side);
    long best = 1_000_000;
    for (int i = 0; i < BookLevels.CAPACITY + 10; i++) {
      levels.set(best - side.sign() * 2L * i, 5);
    }
    long last = best - side.sign() * 2L * (BookLevels.CAPACITY - 1);
    long dropped = best - side.sign() * 2L * (BookLevels.CAPACITY + 3);
    assertThat(levels.displayed(levels.key(last))).isEqualTo(5);
    assertThat(levels.displayed(levels.key(best - side.sign()))).isZero();
    assertThat(levels.displayed(levels.key(dropped))).isEqualTo(QueuePosition.UNKNOWN);

    for (int i = 0; i < BookLevels.CAPACITY - 2; i++) {
      levels.set(best - side.sign() * 2L * i, 0);
    }
    long deeper = best - side.sign() * 2L * (BookLevels.CAPACITY + 50);
    levels.set(deeper, 7);
    assertThat(levels.displayed(levels.key(deeper))).isEqualTo(7);
    assertThat(levels.displayed(levels.key(dropped))).isEqualTo(QueuePosition.UNKNOWN);
    assertThat(levels.displayed(levels.key(best))).isZero();
  }

  @ParameterizedTest
  @EnumSource(Side.class)
  void what_a_snapshot_had_no_room_for_is_unknown_not_empty(Side side) {
    int deep = BookLevels.CAPACITY + 10;
    long best = 1_000_000;
    long[] prices = LongStream.range(0, deep).map(i -> best - side.sign() * 2L * i).toArray();
    BookLevels levels = new BookLevels(side);
    levels.snapshot(prices, LongStream.range(0, deep).map(i -> 5).toArray(), deep);
    levels.set(prices[BookLevels.CAPACITY - 1], 0); // makes room
    levels.set(best - side.sign() * 2L * (deep + 10), 7);
    assertThat(levels.displayed(levels.key(prices[BookLevels.CAPACITY - 1]))).isZero();
    assertThat(levels.displayed(levels.key(prices[BookLevels.CAPACITY])))
        .isEqualTo(QueuePosition.UNKNOWN);
  }
}
