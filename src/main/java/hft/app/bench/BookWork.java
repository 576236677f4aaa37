package hft.app.bench;

import hft.core.book.ApplyResult;
import hft.core.book.BookImage;
import hft.core.book.BookView;
import hft.core.book.DoubleBufferedBook;
import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.wire.feed.Channel;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedDecoder;
import hft.wire.feed.FeedListener;
import hft.wire.feed.Rows;
import hft.wire.json.MalformedMessage;
import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** The operations of the book benchmark, ours and the rivals', each on books of its own. */
final class BookWork {
  private static final int MAX_LEVELS = 100;

  /** What the decoder hands a book to. */
  private static final class Intake implements FeedListener {
    private final L2Book book = new L2Book(MAX_LEVELS);

    @Override
    public void book(BookKind kind, MarketFrame snapshot) {
      taken(book.apply(snapshot));
    }

    @Override
    public void bbo(MarketFrame bbo) {
      throw new IllegalStateException("not a message of this benchmark");
    }

    @Override
    public void trades(Rows<MarketFrame> trades) {
      throw new IllegalStateException("not a message of this benchmark");
    }

    @Override
    public void context(MarketFrame context) {
      throw new IllegalStateException("not a message of this benchmark");
    }

    @Override
    public void malformed(Channel channel, MalformedMessage why) {
      throw new IllegalStateException("the decoder refused a message", why);
    }
  }

  private final BookFrames frames;
  private final FeedDecoder decoder = new FeedDecoder(new CoinTable(List.of("BTC")));
  private final Intake intake = new Intake();
  private final JacksonRival jackson = new JacksonRival();
  private final MarketFrame jacksonFrame = new MarketFrame(BookFrames.LEVELS);
  private final L2Book jacksonBook = new L2Book(MAX_LEVELS);
  private final L2Book snapshots = new L2Book(MAX_LEVELS);
  private final L2Book quotes = new L2Book(MAX_LEVELS);
  private final L2Book deltas = new L2Book(MAX_LEVELS);
  private final TreeMapRival treeMapSnapshots = new TreeMapRival();
  private final TreeMapRival treeMapQuotes = new TreeMapRival();
  private final TreeMapRival treeMapDeltas = new TreeMapRival();
  private final DoubleBufferedBook published =
      new DoubleBufferedBook(MAX_LEVELS, BookFrames.LEVELS);
  private final DoubleBufferedBook.Reader reader = published.newReader();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile BookImage newest = new BookImage(BookFrames.LEVELS);
  private double seen;

  BookWork(BookFrames frames) {
    this.frames = frames;
    MarketFrame first = frames.snapshot(0);
    for (L2Book book : List.of(snapshots, quotes, deltas)) {
      book.apply(first);
    }
    for (TreeMapRival book : List.of(treeMapSnapshots, treeMapQuotes, treeMapDeltas)) {
      book.apply(first);
    }
    published.apply(first);
    published.publish();
    newest.copyFrom(published.newest());
  }

  int messageBytes() {
    return frames.message(0).length;
  }

  /** Both parsers must find in the messages what was put there. */
  void check() {
    for (int i = 0; i < BookFrames.COUNT; i++) {
      MarketFrame expected = frames.snapshot(i);
      byte[] message = frames.message(i);
      decoder.decode(message, 0, message.length, expected.receiveNanos, intake);
      jacksonParseAndApply(i);
      if (!same(intake.book, expected) || !same(jacksonBook, expected)) {
        throw new IllegalStateException("message " + i + " was not read as it was written");
      }
    }
  }

  private static boolean same(BookView book, MarketFrame expected) {
    boolean same = book.bidCount() == BookFrames.LEVELS && book.askCount() == BookFrames.LEVELS;
    for (int level = 0; same && level < BookFrames.LEVELS; level++) {
      same =
          book.bidPrice(level) == expected.bidPrices[level]
              && book.bidSize(level) == expected.bidSizes[level]
              && book.askPrice(level) == expected.askPrices[level]
              && book.askSize(level) == expected.askSizes[level];
    }
    return same;
  }

  private static void taken(ApplyResult result) {
    if (result != ApplyResult.APPLIED) {
      throw new IllegalStateException("a frame was not taken: " + result);
    }
  }

  void parseAndApply(int i) {
    byte[] message = frames.message(i);
    decoder.decode(message, 0, message.length, i, intake);
  }

  void jacksonParseAndApply(int i) {
    jackson.read(frames.message(i), jacksonFrame);
    taken(jacksonBook.apply(jacksonFrame));
  }

  void snapshot(int i) {
    taken(snapshots.apply(frames.snapshot(i)));
  }

  void quote(int i) {
    taken(quotes.apply(frames.quote(i)));
  }

  void delta(int i) {
    taken(deltas.apply(frames.delta(i)));
  }

  void treeMapSnapshot(int i) {
    treeMapSnapshots.apply(frames.snapshot(i));
  }

  void treeMapQuote(int i) {
    treeMapQuotes.apply(frames.quote(i));
  }

  void treeMapDelta(int i) {
    treeMapDeltas.apply(frames.delta(i));
  }

  void publication(int i) {
    published.apply(frames.quote(i));
    if (!published.publish()) {
      throw new IllegalStateException("a publication was put off although nobody reads");
    }
  }

  /** The usual way: everybody gets an image of their own. */
  void newImage(int i) {
    published.apply(frames.quote(i));
    BookImage image = new BookImage(BookFrames.LEVELS);
    image.copyFrom(published.newest());
    newest = image;
  }

  void look(int i) {
    seen += look(reader.acquire(), i);
    reader.release();
  }

  void lookUnderLock(int i) {
    lock.readLock().lock();
    try {
      seen += look(newest, i);
    } finally {
      lock.readLock().unlock();
    }
  }

  /** What the books and looks came to: printed, so that no compiler can leave them out. */
  double checksum() {
    return seen
        + intake.book.mid()
        + jacksonBook.mid()
        + snapshots.mid()
        + quotes.mid()
        + deltas.mid()
        + treeMapSnapshots.mid()
        + treeMapQuotes.mid()
        + treeMapDeltas.mid()
        + newest.version();
  }

  /** All that a strategy asks of a book at once. */
  private static double look(BookView view, long nowNanos) {
    return view.bestBid()
        + view.bestAsk()
        + view.mid()
        + view.spread()
        + view.weightedMid()
        + view.imbalance(5)
        + view.ageNanos(nowNanos);
  }
}
