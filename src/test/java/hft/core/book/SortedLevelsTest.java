package hft.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * A market that wanders through many windows, jumps, and quotes between its ticks, against a sorted
 * map.
 */
class SortedLevelsTest {
  private static final String SEED = "20251127";
  private static final int WINDOW = 256;
  private static final int TICK = 300; // an odd part and a power of two
  private static final int CHANGES = 24;

  @Property(tries = 300, seed = SEED)
  void levels_say_what_a_sorted_map_says(
      @ForAll long seed, @ForAll boolean bids, @ForAll @IntRange(min = 1, max = 300) int capacity) {
    new Market(seed, bids, capacity).run(300);
  }

  /** Else the property would prove nothing about the window. */
  @Test
  void the_market_leaves_the_window_on_both_sides() {
    Market market = new Market(1, true, 300);
    market.run(2_000);
    assertThat(market.jumps).isGreaterThan(20);
    assertThat(market.betweenTicks).isGreaterThan(20);
    assertThat(market.mostPrice - market.leastPrice).isGreaterThan(10L * WINDOW * TICK);
  }

  private static final class Market {
    private final SplittableRandom random;
    private final boolean bids;
    private final int capacity;
    private final SortedLevels levels;
    private final TreeMap<Long, Long> twin = new TreeMap<>(); // best last, as keys are
    private final long[] prices = new long[CHANGES];
    private final long[] sizes = new long[CHANGES];
    private long dropped = SortedLevels.NO_KEY;
    private long middle = 100_000L * TICK;
    int jumps;
    int betweenTicks;
    long leastPrice = middle;
    long mostPrice = middle;

    Market(long seed, boolean bids, int capacity) {
      this.random = new SplittableRandom(seed);
      this.bids = bids;
      this.capacity = capacity;
      levels = new SortedLevels(bids, capacity, WINDOW);
    }

    void run(int steps) {
      for (int i = 0; i < steps; i++) {
        step();
        same();
      }
    }

    private void step() {
      wander();
      switch (random.nextInt(20)) {
        case 0 -> set();
        case 1 -> removeBetterThan(key());
        case 2 -> put(key(), random.nextInt(3));
        case 3 -> touch();
        default -> putAll();
      }
    }

    private void wander() {
      middle += TICK * random.nextLong(-40, 41);
      if (random.nextInt(30) == 0) {
        middle = TICK * random.nextLong(90_000, 110_000);
        jumps++;
      }
      leastPrice = Math.min(leastPrice, middle);
      mostPrice = Math.max(mostPrice, middle);
    }

    private long key() {
      return levels.key(price());
    }

    private long price() {
      int width = random.nextInt(10) == 0 ? 20 * WINDOW : WINDOW / 4;
      long price = middle + TICK * random.nextLong(-width, width);
      if (random.nextInt(400) == 0) {
        betweenTicks++;
        return price + TICK / 2;
      }
      return price;
    }

    private void set() {
      TreeMap<Long, Long> shown = new TreeMap<>();
      for (int i = random.nextInt(CHANGES); i > 0; i--) {
        shown.put(key(), 1 + random.nextLong(9));
      }
      int count = 0;
      for (Map.Entry<Long, Long> level : shown.descendingMap().entrySet()) {
        prices[count] = levels.price(level.getKey());
        sizes[count++] = level.getValue();
      }
      levels.set(prices, sizes, count);
      dropped = SortedLevels.NO_KEY;
      twin.clear();
      twin.putAll(shown);
      trimTwin();
    }

    private void removeBetterThan(long key) {
      levels.removeBetterThan(key);
      twin.tailMap(key, false).clear();
    }

    private void put(long key, long size) {
      levels.put(key, size);
      putTwin(key, size);
      trimTwin();
    }

    private void touch() {
      if (!twin.isEmpty()) {
        put(twin.lastKey(), random.nextInt(3));
      }
    }

    private void putAll() {
      int count = random.nextInt(CHANGES);
      for (int i = 0; i < count; i++) {
        prices[i] = price();
        sizes[i] = random.nextInt(3);
        putTwin(levels.key(prices[i]), sizes[i]);
      }
      levels.putAll(prices, sizes, count);
      trimTwin();
    }

    private void putTwin(long key, long size) {
      if (size == 0) {
        twin.remove(key);
      } else {
        twin.put(key, size);
      }
    }

    private void trimTwin() {
      while (twin.size() > capacity) {
        dropped = Math.max(dropped, twin.pollFirstEntry().getKey());
      }
    }

    private void same() {
      assertThat(levels.count()).isEqualTo(twin.size());
      assertThat(levels.bestDroppedKey()).isEqualTo(dropped);
      assertThat(levels.bestKey()).isEqualTo(twin.isEmpty() ? SortedLevels.NO_KEY : twin.lastKey());
      assertThat(levels.worstKey())
          .isEqualTo(twin.isEmpty() ? SortedLevels.NO_KEY : twin.firstKey());
      long[] image = new long[3 * twin.size()];
      levels.copyBest(twin.size(), image, 0, 3);
      int rank = 0;
      for (Map.Entry<Long, Long> level : twin.descendingMap().entrySet()) {
        assertThat(levels.keyAt(rank)).isEqualTo(level.getKey());
        assertThat(levels.sizeAt(rank)).isEqualTo(level.getValue());
        assertThat(levels.price(image[3 * rank])).isEqualTo(level.getKey());
        assertThat(image[3 * rank + 1]).isEqualTo(level.getValue());
        assertThat(levels.size(level.getKey())).isEqualTo(level.getValue());
        rank++;
      }
      long any = key();
      assertThat(levels.size(any)).isEqualTo(twin.getOrDefault(any, 0L));
      assertThat(levels).hasToString((bids ? "bids " : "asks ") + twin.keySet());
    }
  }
}
