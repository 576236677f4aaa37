package hft.core.book;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Two images and a wrong publication: what the stress tests must report. Kept as small as the real
 * one, so that the mistake is all that differs.
 */
@SuppressWarnings("ThreadPriorityCheck")
final class PlantedMistake implements Publication {
  /** What is wrong. */
  enum Kind {
    /** The old image is overwritten whether or not a reader is still on it. */
    NO_DRAIN,
    /** Readers are sent to the other image before it is written. */
    SHOWN_BEFORE_WRITTEN,
    /** A reader looks which image is current before it says that it is there, some time before. */
    LOOKS_BEFORE_ARRIVING
  }

  private final Kind kind;
  private final L2Book book;
  private final BookImage[] images;
  private final AtomicIntegerArray readers = new AtomicIntegerArray(2);
  private volatile int current;

  PlantedMistake(Kind kind, int levels) {
    this.kind = kind;
    this.book = new L2Book(levels);
    this.images = new BookImage[] {new BookImage(levels), new BookImage(levels)};
  }

  @Override
  public boolean publish(MarketFrame frame) {
    if (book.apply(frame) != ApplyResult.APPLIED) {
      throw new IllegalStateException("the frame was not taken");
    }
    int next = 1 - current;
    if (kind != Kind.NO_DRAIN && readers.get(next) != 0) {
      return false;
    }
    if (kind == Kind.SHOWN_BEFORE_WRITTEN) {
      current = next;
    }
    images[next].copyFrom(book);
    current = next;
    return true;
  }

  @Override
  public Reader newReader() {
    return new Reader() {
      private int at;

      @Override
      public BookImage acquire() {
        at = current;
        if (kind == Kind.LOOKS_BEFORE_ARRIVING) {
          Thread.yield(); // holds the window open: it is a few instructions wide otherwise
        }
        readers.incrementAndGet(at);
        return images[at];
      }

      @Override
      public void release() {
        readers.decrementAndGet(at);
      }
    };
  }
}
