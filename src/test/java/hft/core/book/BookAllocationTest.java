package hft.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Taking in, publishing and reading allocate nothing, whatever the feed brings. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BookAllocationTest {
  private static final int FRAMES = 20_000;

  private final MarketFrame[] frames = new MarketFrame[FRAMES];
  private final DoubleBufferedBook book = new DoubleBufferedBook(40, 20);
  private final DoubleBufferedBook.Reader reader = book.newReader();
  private final BookImage copy = new BookImage(20);
  private double sink;

  @Test
  void frames_publications_and_looks_allocate_nothing() {
    RandomFeed feed = new RandomFeed(7, 10);
    for (int i = 0; i < FRAMES; i++) {
      frames[i] = new MarketFrame(16);
      frames[i].copyFrom(feed.next());
    }
    pass();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE; // the JIT may allocate on our thread: the best of three counts
    for (int i = 0; i < 3; i++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      pass();
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
    assertThat(book.newest().version()).as("frames taken").isGreaterThan(FRAMES);
    assertThat(sink).as("views read").isNotZero();
  }

  /** Filled to the brim for the first time, and beyond it. */
  @Test
  void a_new_book_grows_to_its_depth_without_allocating() {
    MarketFrame frame = new MarketFrame(100);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 50; i++) {
      L2Book deep = new L2Book(1_000);
      long before = threads.getCurrentThreadAllocatedBytes();
      fill(deep, frame);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      assertThat(deep.bidCount()).isEqualTo(1_000);
    }
    assertThat(least).isZero();
  }

  private static void fill(L2Book deep, MarketFrame frame) {
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.bidCount = 0;
    frame.askCount = 0;
    deep.apply(frame);
    frame.kind = MarketFrame.Kind.DELTA;
    for (int from = 2_000; from > 800; from -= 100) {
      frame.bidCount = 100;
      for (int i = 0; i < 100; i++) {
        frame.bidPrices[i] = from - i;
        frame.bidSizes[i] = 1;
      }
      deep.apply(frame);
    }
  }

  private void pass() {
    for (MarketFrame frame : frames) {
      book.apply(frame);
      book.publish();
      BookImage view = reader.acquire();
      sink += view.mid() + view.weightedMid() + view.imbalance(5) + view.spread() + view.bestBid();
      sink += view.ageNanos(frame.receiveNanos);
      reader.release();
      reader.copyTo(copy);
    }
  }
}
