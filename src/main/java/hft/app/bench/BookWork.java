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
import java.util.Arrays;
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
  private final L2Book book = new L2Book(MAX_LEVELS);
  private final TreeMapRival treeMap = new TreeMapRival();
  private final DoubleBufferedBook published =
      new DoubleBufferedBook(MAX_LEVELS, BookFrames.LEVELS);
  private final DoubleBufferedBook.Reader reader = published.newReader();
  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private volatile BookImage newest = new BookImage(BookFrames.LEVELS);
  private int next;

  BookWork(BookFrames frames) {
    this.frames = frames;
    book.apply(frames.snapshot(0));
    treeMap.apply(frames.snapshot(0));
    published.apply(frames.snapshot(0));
    published.publish();
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
      jackson.read(message, jacksonFrame);
      boolean same =
          Arrays.equals(jacksonFrame.bidPrices, expected.bidPrices)
              && Arrays.equals(jacksonFrame.askSizes, expected.askSizes)
              && Arrays.equals(jacksonFrame.bidOrders, expected.bidOrders);
      for (int level = 0; level < BookFrames.LEVELS; level++) {
        same &=
            intake.book.bidPrice(level) == expected.bidPrices[level]
                && intake.book.bidSize(level) == expected.bidSizes[level]
                && intake.book.askPrice(level) == expected.askPrices[level]
                && intake.book.askSize(level) == expected.askSizes[level];
      }
      if (!same) {
        throw new IllegalStateException("message " + i + " was not read as it was written");
      }
    }
  }

  private static void taken(ApplyResult result) {
    if (result != ApplyResult.APPLIED) {
      throw new IllegalStateException("a frame was not taken: " + result);
    }
  }

  double parseAndApply(int times) {
    for (int i = 0; i < times; i++) {
      byte[] message = frames.message(next++);
      decoder.decode(message, 0, message.length, next, intake);
    }
    return intake.book.mid();
  }

  double jacksonParseAndApply(int times) {
    for (int i = 0; i < times; i++) {
      jackson.read(frames.message(next++), jacksonFrame);
      taken(jacksonBook.apply(jacksonFrame));
    }
    return jacksonBook.mid();
  }

  double snapshots(int times) {
    for (int i = 0; i < times; i++) {
      taken(book.apply(frames.snapshot(next++)));
    }
    return book.mid();
  }

  double quotes(int times) {
    for (int i = 0; i < times; i++) {
      taken(book.apply(frames.quote(next++)));
    }
    return book.mid();
  }

  double deltas(int times) {
    for (int i = 0; i < times; i++) {
      taken(book.apply(frames.delta(next++)));
    }
    return book.mid();
  }

  double treeMapSnapshots(int times) {
    for (int i = 0; i < times; i++) {
      treeMap.apply(frames.snapshot(next++));
    }
    return treeMap.mid();
  }

  double treeMapQuotes(int times) {
    for (int i = 0; i < times; i++) {
      treeMap.apply(frames.quote(next++));
    }
    return treeMap.mid();
  }

  double treeMapDeltas(int times) {
    for (int i = 0; i < times; i++) {
      treeMap.apply(frames.delta(next++));
    }
    return treeMap.mid();
  }

  double publications(int times) {
    double seen = 0;
    for (int i = 0; i < times; i++) {
      seen += published.publish() ? 1 : 0;
    }
    return seen;
  }

  double newImages(int times) {
    for (int i = 0; i < times; i++) {
      BookImage image = new BookImage(BookFrames.LEVELS);
      image.copyFrom(published.newest());
      newest = image;
    }
    return newest.version();
  }

  double looks(int times) {
    double seen = 0;
    for (int i = 0; i < times; i++) {
      BookView view = reader.acquire();
      seen += look(view, i);
      reader.release();
    }
    return seen;
  }

  double lockedLooks(int times) {
    double seen = 0;
    for (int i = 0; i < times; i++) {
      lock.readLock().lock();
      try {
        seen += look(newest, i);
      } finally {
        lock.readLock().unlock();
      }
    }
    return seen;
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
