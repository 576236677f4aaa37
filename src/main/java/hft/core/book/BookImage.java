package hft.core.book;

/**
 * A whole state of a book in one preallocated {@code long[]}: the top levels of both sides and
 * their times.
 */
public final class BookImage implements BookView {
  private static final int BID_PRICE = 0;
  private static final int BID_SIZE = 1;
  private static final int ASK_PRICE = 2;
  private static final int ASK_SIZE = 3;
  private static final int FIELDS = 4;
  private static final String NO_SUCH_LEVEL = "asked for a level that is not there";

  private final int maxLevels;
  private final long[] data;
  private boolean known;
  private int bidCount;
  private int askCount;
  private long venueNanos;
  private long receiveNanos;
  private long depthReceiveNanos;
  private long version;

  public BookImage(int maxLevels) {
    if (maxLevels < 1) {
      throw new IllegalArgumentException("maxLevels must be positive, was " + maxLevels);
    }
    this.maxLevels = maxLevels;
    this.data = new long[maxLevels * FIELDS];
  }

  /** Takes over the top levels of {@code book}. */
  public void copyFrom(BookView book) {
    takeAllButLevels(book);
    for (int level = 0, at = 0; level < bidCount; level++, at += FIELDS) {
      data[at + BID_PRICE] = book.bidPrice(level);
      data[at + BID_SIZE] = book.bidSize(level);
    }
    for (int level = 0, at = 0; level < askCount; level++, at += FIELDS) {
      data[at + ASK_PRICE] = book.askPrice(level);
      data[at + ASK_SIZE] = book.askSize(level);
    }
  }

  /** The same from the writer's own book, which hands over many levels faster than one by one. */
  void copyFrom(L2Book book) {
    takeAllButLevels(book);
    book.copyBids(bidCount, data, BID_PRICE, FIELDS);
    book.copyAsks(askCount, data, ASK_PRICE, FIELDS);
  }

  private void takeAllButLevels(BookView book) {
    known = book.isKnown();
    bidCount = Math.min(maxLevels, book.bidCount());
    askCount = Math.min(maxLevels, book.askCount());
    venueNanos = book.venueNanos();
    receiveNanos = book.receiveNanos();
    depthReceiveNanos = book.depthReceiveNanos();
    version = book.version();
  }

  @Override
  public boolean isKnown() {
    return known;
  }

  @Override
  public int bidCount() {
    return bidCount;
  }

  @Override
  public int askCount() {
    return askCount;
  }

  @Override
  public long bidPrice(int level) {
    assert level < bidCount : NO_SUCH_LEVEL;
    return data[level * FIELDS + BID_PRICE];
  }

  @Override
  public long bidSize(int level) {
    assert level < bidCount : NO_SUCH_LEVEL;
    return data[level * FIELDS + BID_SIZE];
  }

  @Override
  public long askPrice(int level) {
    assert level < askCount : NO_SUCH_LEVEL;
    return data[level * FIELDS + ASK_PRICE];
  }

  @Override
  public long askSize(int level) {
    assert level < askCount : NO_SUCH_LEVEL;
    return data[level * FIELDS + ASK_SIZE];
  }

  @Override
  public long venueNanos() {
    return venueNanos;
  }

  @Override
  public long receiveNanos() {
    return receiveNanos;
  }

  @Override
  public long depthReceiveNanos() {
    return depthReceiveNanos;
  }

  @Override
  public long version() {
    return version;
  }
}
