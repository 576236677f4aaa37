package hft.trading;

import hft.core.book.BookView;
import hft.core.book.DoubleBufferedBook;
import hft.port.JournalEntry;
import org.jspecify.annotations.Nullable;

/** One actor's eyes on the books of all desks. Belongs to that actor's thread. */
final class DeskBooks {
  /** Levels a glance takes with it. */
  static final int LEVELS = 20;

  /** What the gate and a flattening need to know of one market. Reused; zeroes mean unknown. */
  static final class Glance {
    long bestBid;
    long bestAsk;
    long mid;
    long ageNanos;
    int bids;
    int asks;
    final long[] bidPrices = new long[LEVELS];
    final long[] bidSizes = new long[LEVELS];
    final long[] askPrices = new long[LEVELS];
    final long[] askSizes = new long[LEVELS];
  }

  private final DeskDirectory desks;
  private final DoubleBufferedBook.@Nullable Reader[] readers;
  private final Glance glance = new Glance();
  private final long[] mids;
  private final long[] markedVersions;

  DeskBooks(DeskDirectory desks) {
    this.desks = desks;
    int instruments = desks.instruments().size();
    readers = new DoubleBufferedBook.Reader[instruments];
    mids = new long[instruments];
    markedVersions = new long[instruments];
  }

  /** The touch, the mid and the age. Reused by the next call. */
  Glance glance(int instrumentId, long nowNanos) {
    return look(instrumentId, nowNanos, 0);
  }

  /** As a glance, with the levels. */
  Glance depth(int instrumentId, long nowNanos) {
    return look(instrumentId, nowNanos, LEVELS);
  }

  private Glance look(int instrumentId, long nowNanos, int levels) {
    glance.bestBid = 0;
    glance.bestAsk = 0;
    glance.mid = 0;
    glance.ageNanos = Long.MAX_VALUE;
    glance.bids = 0;
    glance.asks = 0;
    DoubleBufferedBook.Reader reader = reader(instrumentId);
    if (reader != null) {
      var view = reader.acquire();
      try {
        if (view.isTwoSided()) {
          glance.bestBid = view.bestBid();
          glance.bestAsk = view.bestAsk();
          glance.mid = view.mid();
          glance.ageNanos = view.ageNanos(nowNanos);
          mids[instrumentId] = view.mid();
          copyLevels(view, levels);
        }
      } finally {
        reader.release();
      }
    }
    return glance;
  }

  private void copyLevels(BookView view, int levels) {
    glance.bids = Math.min(levels, view.bidCount());
    glance.asks = Math.min(levels, view.askCount());
    for (int i = 0; i < glance.bids; i++) {
      glance.bidPrices[i] = view.bidPrice(i);
      glance.bidSizes[i] = view.bidSize(i);
    }
    for (int i = 0; i < glance.asks; i++) {
      glance.askPrices[i] = view.askPrice(i);
      glance.askSizes[i] = view.askSize(i);
    }
  }

  /** The newest mid that was seen, scaled; 0 before the first. */
  long lastMid(int instrumentId) {
    return mids[instrumentId];
  }

  /** Whether the book has changed since this was last asked. */
  boolean hasChanged(int instrumentId) {
    DoubleBufferedBook.Reader reader = reader(instrumentId);
    if (reader == null) {
      return false;
    }
    long version = reader.acquire().version();
    reader.release();
    boolean changed = version != markedVersions[instrumentId];
    markedVersions[instrumentId] = version;
    return changed;
  }

  /** The touch for the journal; null when there is none. */
  JournalEntry.@Nullable Mark mark(int instrumentId, long inventory, long nowNanos) {
    DoubleBufferedBook.Reader reader = reader(instrumentId);
    if (reader == null) {
      return null;
    }
    var view = reader.acquire();
    try {
      return view.isTwoSided()
          ? new JournalEntry.Mark(nowNanos, instrumentId, view.bestBid(), view.bestAsk(), inventory)
          : null;
    } finally {
      reader.release();
    }
  }

  private DoubleBufferedBook.@Nullable Reader reader(int instrumentId) {
    if (readers[instrumentId] == null) {
      DeskDirectory.Entry desk = desks.find(instrumentId);
      readers[instrumentId] = desk == null ? null : desk.book().newReader();
    }
    return readers[instrumentId];
  }
}
