package hft.core.book;

/** What the writer and the readers of the stress tests do. */
final class TwoLooks {
  static final int LEVELS = 4;
  private static final int STATES = 5;

  /** Nothing new between the looks, or something newer at the second: both as it should be. */
  private static final int SAME = 0;

  private static final int NEWER = 1;
  private static final int TORN = 2;
  private static final int OLDER = 3;

  private TwoLooks() {}

  /** With its first state published. */
  static Publication prepared(Publication book) {
    book.publish(fill(new MarketFrame(LEVELS), 1));
    return book;
  }

  static void write(Publication book, MarketFrame frame) {
    for (int state = 2; state <= STATES; state++) {
      book.publish(fill(frame, state));
    }
  }

  static int look(Publication.Reader reader) {
    long before = lookOnce(reader);
    long after = lookOnce(reader);
    if (before < 0 || after < 0) {
      return TORN;
    }
    if (after < before) {
      return OLDER;
    }
    return after == before ? SAME : NEWER;
  }

  /** The state's number, -1 when it is not one whole state. */
  private static long lookOnce(Publication.Reader reader) {
    BookImage image = reader.acquire();
    try {
      return number(image);
    } catch (AssertionError torn) { // a level vanished between being counted and being read
      return -1;
    } finally {
      reader.release();
    }
  }

  private static long number(BookImage image) {
    long state = image.venueNanos();
    boolean whole = image.bidCount() == LEVELS && image.askCount() == LEVELS;
    for (int i = 0; i < LEVELS && whole; i++) {
      whole =
          image.bidPrice(i) == 1_000 * state - i
              && image.askPrice(i) == 1_000 * state + 1 + i
              && image.bidSize(i) == state
              && image.askSize(i) == state;
    }
    whole &= image.venueNanos() == state;
    return whole ? state : -1;
  }

  private static MarketFrame fill(MarketFrame frame, long state) {
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.venueNanos = state;
    frame.bidCount = LEVELS;
    frame.askCount = LEVELS;
    for (int i = 0; i < LEVELS; i++) {
      frame.bidPrices[i] = 1_000 * state - i;
      frame.askPrices[i] = 1_000 * state + 1 + i;
      frame.bidSizes[i] = state;
      frame.askSizes[i] = state;
    }
    return frame;
  }
}
