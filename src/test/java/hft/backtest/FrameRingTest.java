package hft.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.MarketFrame;
import java.util.ArrayDeque;
import java.util.Random;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FrameRingTest {
  /** Prints, best quotes and now and then a long delta, as a feed of updates has them. */
  private static int levels(Random random) {
    return switch (random.nextInt(20)) {
      case 0 -> 300;
      case 1, 2, 3, 4 -> 0;
      default -> 1;
    };
  }

  @Test
  void both_get_every_frame_in_order_whoever_is_ahead() {
    Random random = new Random(1);
    FrameRing ring = new FrameRing();
    ArrayDeque<Long> engine = new ArrayDeque<>();
    ArrayDeque<Long> venue = new ArrayDeque<>();
    for (long nanos = 1; nanos < 20_000; nanos++) {
      MarketFrame frame = ring.frame(levels(random));
      frame.venueNanos = nanos;
      ring.add();
      engine.add(nanos);
      venue.add(nanos);
      while (engine.size() > random.nextInt(200)) {
        assertThat(ring.oldest().frame().venueNanos).isEqualTo(engine.remove());
        ring.remove();
      }
      while (venue.size() > random.nextInt(200)) {
        assertThat(ring.unreadNanos()).isEqualTo(venue.peek());
        MarketFrame read = ring.nextBefore(nanos + 1);
        assertThat(read).isNotNull().extracting(it -> it.venueNanos).isEqualTo(venue.remove());
      }
    }
  }

  /** However many go through, and however long some are, no more is kept than was under way. */
  @Test
  void frames_are_as_many_and_as_large_as_were_under_way() {
    Random random = new Random(2);
    FrameRing ring = new FrameRing();
    long room = 0;
    for (int i = 0; i < 50_000; i++) {
      int levels = levels(random);
      MarketFrame frame = ring.frame(levels);
      frame.ensureLevels(levels);
      frame.venueNanos = i;
      ring.add();
      if (i >= 40) {
        ring.remove();
        ring.nextBefore(Long.MAX_VALUE);
      }
      room = Math.max(room, frame.bidPrices.length);
    }
    assertThat(room).isGreaterThanOrEqualTo(300);
    // At most 41 were under way; of each size as many as were under way of that size at once.
    assertThat(ring.made()).isLessThan(41 + 15);
  }
}
