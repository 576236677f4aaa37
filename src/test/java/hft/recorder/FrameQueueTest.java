package hft.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import hft.core.book.MarketFrame;
import hft.data.Frames;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FrameQueueTest {
  private static final int ROUNDS = 20_000;

  @Test
  void what_finds_no_room_is_counted_and_what_waits_is_kept() {
    FrameQueue queue = new FrameQueue(4);
    for (int i = 1; i <= 6; i++) {
      queue.offer(Frames.trade(Frames.START + i, i));
    }
    assertThat(queue.dropped()).isEqualTo(2);
    assertThat(queue.waiting()).isEqualTo(4);
    for (int i = 1; i <= 4; i++) {
      assertThat(queue.peek()).isNotNull().extracting(frame -> frame.tradeId).isEqualTo((long) i);
      queue.release();
    }
    assertThat(queue.peek()).isNull();
    queue.offer(Frames.trade(Frames.START + 7, 7));
    assertThat(queue.peek()).isNotNull();
  }

  @Test
  void the_frame_is_copied_since_the_feed_uses_it_again() {
    FrameQueue queue = new FrameQueue(2);
    MarketFrame frame = Frames.trade(Frames.START, 1);
    queue.offer(frame);
    frame.tradeId = 2;
    assertThat(queue.peek()).isNotNull().extracting(kept -> kept.tradeId).isEqualTo(1L);
  }

  @Test
  void handing_over_allocates_nothing_with_room_and_without() {
    FrameQueue queue = new FrameQueue(64);
    MarketFrame book = Frames.book(Frames.START, 20);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int i = 0; i < 2 * ROUNDS; i++) {
      if (i == ROUNDS) {
        before = threads.getCurrentThreadAllocatedBytes();
      }
      queue.offer(book);
      if (i % 3 == 0) { // slower than the feed: soon full
        queue.peek();
        queue.release();
      }
    }
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertThat(queue.dropped()).isPositive();
    assertThat(allocated).isLessThan(1_000); // of the measurement itself
  }

  @Test
  void two_threads_pass_every_frame_once_and_in_order() throws InterruptedException {
    FrameQueue queue = new FrameQueue(128);
    Thread feed =
        Thread.ofPlatform()
            .start(
                () -> {
                  for (int i = 1; i <= ROUNDS; i++) {
                    queue.offer(Frames.trade(Frames.START + i, i));
                  }
                });
    long last = 0;
    long seen = 0;
    while (feed.isAlive() || queue.waiting() > 0) {
      MarketFrame frame = queue.peek();
      if (frame == null) {
        Thread.onSpinWait();
        continue;
      }
      assertThat(frame.tradeId).isGreaterThan(last);
      assertThat(frame.venueNanos).isEqualTo(Frames.START + frame.tradeId);
      last = frame.tradeId;
      seen++;
      queue.release();
    }
    assertThat(seen + queue.dropped()).isEqualTo(ROUNDS);
  }
}
