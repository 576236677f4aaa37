package hft.trading;

import hft.core.book.DoubleBufferedBook;
import hft.core.market.Instrument;
import hft.core.risk.Flattening;
import hft.core.risk.MarketGlance;
import hft.port.JournalEntry;
import org.jspecify.annotations.Nullable;

/** One actor's eyes on the books of all desks. Belongs to that actor's thread. */
final class DeskBooks {
  private final DeskDirectory desks;
  private final DoubleBufferedBook.@Nullable Reader[] readers;
  private final MarketGlance glance = new MarketGlance();
  private final long[] mids;
  private final long[] markedVersions;

  DeskBooks(DeskDirectory desks) {
    this.desks = desks;
    int instruments = desks.instruments().size();
    readers = new DoubleBufferedBook.Reader[instruments];
    mids = new long[instruments];
    markedVersions = new long[instruments];
  }

  /** What the gate needs to know of the instrument's market. Reused by the next call. */
  MarketGlance glance(int instrumentId, long nowNanos) {
    glance.mid = 0;
    glance.ageNanos = Long.MAX_VALUE;
    DoubleBufferedBook.Reader reader = reader(instrumentId);
    if (reader != null) {
      var view = reader.acquire();
      try {
        if (view.isTwoSided()) {
          glance.mid = view.mid();
          glance.ageNanos = view.ageNanos(nowNanos);
          mids[instrumentId] = view.mid();
        }
      } finally {
        reader.release();
      }
    }
    return glance;
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

  /** A limit price that gets {@code position} out; 0 when the book cannot say. */
  long exitPrice(Instrument instrument, long position, double slippageBps) {
    DoubleBufferedBook.Reader reader = reader(instrument.id());
    if (reader == null) {
      return 0;
    }
    var view = reader.acquire();
    try {
      return Flattening.price(instrument, view, position, slippageBps);
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
