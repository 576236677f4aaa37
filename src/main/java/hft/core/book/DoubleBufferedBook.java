package hft.core.book;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * One writer, any number of readers, two preallocated images of the book. A reader pins the current
 * image and sees that one whole state for as long as it holds it; it never waits and never retries.
 * The writer never waits either: while a reader may still be looking at the image that is to be
 * overwritten, the newest state stays in the writer's own book and goes out with the next {@link
 * #publish}.
 *
 * <p>This is the left-right scheme (Ramalhete and Correia, 2013): a reader first arrives at the
 * indicator of the current epoch and only then reads which image is current, so once the epoch has
 * turned and the old indicator is empty, nobody can be on the old image. Where that scheme lets the
 * writer spin, this one defers.
 */
public final class DoubleBufferedBook {
  private final L2Book book;
  private final BookImage[] images;
  private final AtomicInteger[] readers = {new AtomicInteger(), new AtomicInteger()};
  private volatile int current;
  private volatile int epoch;

  /** How far the old image is from being free: the writer's alone. */
  private Drain drain = Drain.FREE;

  private boolean deferred;

  private enum Drain {
    FREE,
    TURN_EPOCH,
    EMPTY_OLD_EPOCH
  }

  /**
   * @param maxLevels levels a side the writer keeps
   * @param viewLevels levels a side the readers see
   */
  public DoubleBufferedBook(int maxLevels, int viewLevels) {
    book = new L2Book(maxLevels);
    images = new BookImage[] {new BookImage(viewLevels), new BookImage(viewLevels)};
  }

  /** Writer only: takes the frame into the private book. */
  public ApplyResult apply(MarketFrame frame) {
    return book.apply(frame);
  }

  /** Writer only: forgets the private book. */
  public void reset() {
    book.reset();
  }

  /** Writer only: the newest state, published or not. */
  public BookView newest() {
    return book;
  }

  /**
   * Writer only: makes the newest state the one that readers get.
   *
   * @return false when a reader is in the way; the state is kept for the next call
   */
  public boolean publish() {
    if (!oldImageIsFree()) {
      deferred = true;
      return false;
    }
    int next = 1 - current;
    images[next].copyFrom(book);
    current = next;
    drain = Drain.TURN_EPOCH;
    deferred = false;
    // Turned now rather than at the next publication: a reader who arrives from here on is on the
    // new image, and does not hold that publication up.
    tryTurnEpoch();
    return true;
  }

  /** Writer only: true when the last publication was put off. */
  public boolean isDeferred() {
    return deferred;
  }

  private boolean oldImageIsFree() {
    tryTurnEpoch();
    if (drain == Drain.EMPTY_OLD_EPOCH && readers[1 - epoch].get() == 0) {
      drain = Drain.FREE;
    }
    return drain == Drain.FREE;
  }

  private void tryTurnEpoch() {
    int next = 1 - epoch;
    if (drain == Drain.TURN_EPOCH && readers[next].get() == 0) {
      epoch = next;
      drain = Drain.EMPTY_OLD_EPOCH;
    }
  }

  /** A reader for one thread. */
  public Reader newReader() {
    return new Reader();
  }

  /** One thread's way to the current state. */
  public final class Reader {
    private int arrivedAt = -1;

    private Reader() {}

    /** Pins the current state until {@link #release}. Wait-free. */
    public BookImage acquire() {
      assert arrivedAt < 0 : "acquired twice";
      int now = epoch;
      readers[now].incrementAndGet();
      arrivedAt = now;
      return images[current];
    }

    public void release() {
      assert arrivedAt >= 0 : "released without being acquired";
      readers[arrivedAt].decrementAndGet();
      arrivedAt = -1;
    }

    /** Copies the current state, for a reader that wants to think about it for long. */
    public void copyTo(BookImage into) {
      BookImage image = acquire();
      try {
        into.copyFrom(image);
      } finally {
        release();
      }
    }
  }
}
