package hft.core.book;

import hft.core.market.Fixed8;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One writer publishes states whose every field follows from the state's number; readers check
 * every field of what they get, so half of one state and half of another cannot pass for a whole
 * one.
 */
final class PublicationStress {
  static final int LEVELS = 20;

  /** How a reader behaves while it holds a state. */
  enum Pace {
    /** Looks once and lets go. */
    FAST,
    /** Gives way in the middle of a look. */
    SLOW,
    /** Looks, waits for a long time by the writer's measure, and looks at the same state again. */
    HOLDING
  }

  /**
   * What was seen.
   *
   * @param torn states that were not whole
   * @param backwards states older than one the same reader had seen before
   * @param newest the number of the last state that any reader saw
   */
  record Verdict(
      long published, long deferred, long reads, long torn, long backwards, long newest) {
    private Verdict plus(Verdict other) {
      return new Verdict(
          published + other.published,
          deferred + other.deferred,
          reads + other.reads,
          torn + other.torn,
          backwards + other.backwards,
          Math.max(newest, other.newest));
    }
  }

  private static final Verdict NOTHING = new Verdict(0, 0, 0, 0, 0, 0);

  private final Publication publication;
  private final AtomicBoolean done = new AtomicBoolean();

  PublicationStress(Publication publication) {
    this.publication = publication;
  }

  /** Writes {@code states} states on this thread while a reader of each pace looks on. */
  Verdict run(long states, Pace... paces) throws InterruptedException, ExecutionException {
    MarketFrame frame = new MarketFrame(LEVELS);
    publication.publish(fill(frame, 1));
    try (ExecutorService threads = Executors.newFixedThreadPool(paces.length)) {
      List<Future<Verdict>> readers = new ArrayList<>();
      for (Pace pace : paces) {
        Publication.Reader reader = publication.newReader();
        readers.add(threads.submit(() -> read(reader, pace)));
      }
      long published = 0;
      for (long state = 2; state < states; state++) {
        published += publication.publish(fill(frame, state)) ? 1 : 0;
      }
      done.set(true);
      Verdict all = new Verdict(published, states - 2 - published, 0, 0, 0, 0);
      for (Future<Verdict> reader : readers) {
        all = all.plus(reader.get());
      }
      // Nobody is in the way any more, so the last state must go out, and be what is read.
      boolean last = publication.publish(fill(frame, states));
      BookImage image = publication.newReader().acquire();
      return all.plus(
          new Verdict(last ? 1 : 0, 0, 1, isWhole(image) ? 0 : 1, 0, image.venueNanos()));
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // giving way is what a slow reader is for
  private Verdict read(Publication.Reader reader, Pace pace) {
    long reads = 0;
    long torn = 0;
    long backwards = 0;
    long newest = 0;
    while (!done.get() || reads == 0) {
      BookImage image = reader.acquire();
      long state = image.venueNanos();
      boolean whole = isWhole(image);
      if (pace == Pace.SLOW) {
        Thread.yield();
        whole &= isWhole(image);
      } else if (pace == Pace.HOLDING) {
        for (int i = 0; i < 2_000; i++) {
          Thread.onSpinWait();
        }
        whole &= isWhole(image);
      }
      whole &= image.venueNanos() == state;
      reader.release();
      reads++;
      torn += whole ? 0 : 1;
      backwards += state < newest ? 1 : 0;
      newest = Math.max(newest, state);
    }
    return NOTHING.plus(new Verdict(0, 0, reads, torn, backwards, newest));
  }

  /** State number n, a valid snapshot: every field is a function of n. */
  static MarketFrame fill(MarketFrame frame, long state) {
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = state;
    frame.receiveNanos = 3 * state;
    frame.bidCount = levels(state);
    frame.askCount = levels(state + 1);
    for (int i = 0; i < frame.bidCount; i++) {
      frame.bidPrices[i] = bidPrice(state, i);
      frame.bidSizes[i] = size(state, i);
    }
    for (int i = 0; i < frame.askCount; i++) {
      frame.askPrices[i] = askPrice(state, i);
      frame.askSizes[i] = size(state, i + LEVELS);
    }
    return frame;
  }

  static boolean isWhole(BookImage image) {
    try {
      return followsFromItsNumber(image);
    } catch (AssertionError torn) { // a level vanished between being counted and being read
      return false;
    }
  }

  private static boolean followsFromItsNumber(BookImage image) {
    long state = image.venueNanos();
    boolean whole =
        image.isKnown()
            && image.receiveNanos() == 3 * state
            && image.depthReceiveNanos() == 3 * state
            && image.bidCount() == levels(state)
            && image.askCount() == levels(state + 1);
    for (int i = 0; whole && i < levels(state); i++) {
      whole = image.bidPrice(i) == bidPrice(state, i) && image.bidSize(i) == size(state, i);
    }
    for (int i = 0; whole && i < levels(state + 1); i++) {
      whole =
          image.askPrice(i) == askPrice(state, i) && image.askSize(i) == size(state, i + LEVELS);
    }
    return whole;
  }

  private static int levels(long state) {
    return LEVELS - (int) (state & 3);
  }

  private static long bidPrice(long state, int level) {
    return 100_000 * Fixed8.ONE + 10 * state - level;
  }

  private static long askPrice(long state, int level) {
    return 100_000 * Fixed8.ONE + 10 * state + 1 + level;
  }

  /** Positive, and different in every bit from one state to the next. */
  private static long size(long state, int place) {
    long mixed = (state * 64 + place) * 0x9E3779B97F4A7C15L;
    return (mixed >>> 2) + 1;
  }
}
