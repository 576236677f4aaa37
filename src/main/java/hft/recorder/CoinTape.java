package hft.recorder;

import hft.core.book.MarketFrame;
import hft.data.BadData;
import hft.data.MarketDataWriter;
import hft.data.RecordingRoot;
import hft.data.Table;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * One coin's frames on their way into its tables, made what a recording has to be: sorted by venue
 * time, each event once, one book per time. What is left out is counted.
 */
final class CoinTape {
  /** A time this far ahead of ours is an error, and would make everything after it late. */
  private static final long AHEAD_NANOS = Duration.ofHours(1).toNanos();

  private final String coin;
  private final MarketDataWriter writer;
  private final Ledger ledger;
  private final int instrumentId;
  private final Map<Table, Long> newest = new EnumMap<>(Table.class);

  /** The newest book, kept until it is sure that no better one of the same time follows. */
  private final MarketFrame held = new MarketFrame();

  private final MarketFrame lastTouch = new MarketFrame(1);
  private boolean holds;
  private long lastTradeId;
  private String refusal = "";

  CoinTape(
      int instrumentId, String coin, RecordingRoot root, MarketDataWriter writer, Ledger ledger) {
    this.instrumentId = instrumentId;
    this.coin = coin;
    this.writer = writer;
    this.ledger = ledger;
    for (Table table : Ledger.TABLES) {
      newest.put(table, root.lastNanos(table, coin));
    }
  }

  void accept(MarketFrame frame) {
    switch (frame.kind) {
      case SNAPSHOT -> book(frame);
      case BBO -> event(Table.BBO, frame, isSameTouch(frame));
      case TRADE -> event(Table.TRADES, frame, frame.tradeId == lastTradeId);
      case CONTEXT -> event(Table.ASSET_CTX, frame, true);
      case DELTA, FUNDING, GAP -> {} // not of this feed; a gap is found by its silence
    }
  }

  /** Writes the book that is held back; a later one of its time will be left out. */
  void settle() {
    if (holds) {
      holds = false;
      write(Table.L2_BOOK, held);
    }
  }

  /** Why the first of the refused frames was refused since this was last asked; empty for none. */
  String takeRefusal() {
    String first = refusal;
    refusal = "";
    return first;
  }

  /** The depth of a table row; what the feed knows below is older than what is above. */
  private static void cutToTable(MarketFrame book) {
    book.bidCount = Math.min(book.bidCount, Table.BOOK_LEVELS);
    book.askCount = Math.min(book.askCount, Table.BOOK_LEVELS);
  }

  private void book(MarketFrame frame) {
    TableCount count = ledger.of(instrumentId, Table.L2_BOOK);
    long before = holds ? held.venueNanos : newest(Table.L2_BOOK);
    if (isAhead(frame, count)) {
      return;
    }
    if (frame.venueNanos < before) {
      count.lateOne();
      return;
    }
    if (frame.venueNanos == before) {
      count.supersededOne();
      if (!holds) {
        return; // the earlier one is in its file
      }
    } else {
      settle();
    }
    held.copyFrom(frame);
    cutToTable(held);
    holds = true;
  }

  private void event(Table table, MarketFrame frame, boolean saysTheSame) {
    TableCount count = ledger.of(instrumentId, table);
    if (isAhead(frame, count)) {
      return;
    }
    if (frame.venueNanos < newest(table)) {
      count.lateOne();
    } else if (frame.venueNanos == newest(table) && saysTheSame) {
      count.repeatedOne();
    } else {
      write(table, frame);
    }
  }

  private boolean isAhead(MarketFrame frame, TableCount count) {
    if (frame.venueNanos <= frame.receiveNanos + AHEAD_NANOS) {
      return false;
    }
    count.refusedOne();
    explain("venue time " + frame.venueNanos + " is far ahead of " + frame.receiveNanos);
    return true;
  }

  private void write(Table table, MarketFrame frame) {
    TableCount count = ledger.of(instrumentId, table);
    count.writing();
    try {
      writer.write(frame, coin);
    } catch (BadData e) {
      count.notWritten();
      explain(String.valueOf(e.getMessage()));
      return;
    }
    count.written(frame.venueNanos, frame.receiveNanos);
    newest.put(table, frame.venueNanos);
    if (table == Table.BBO) {
      lastTouch.copyFrom(frame);
    } else if (table == Table.TRADES) {
      lastTradeId = frame.tradeId;
    }
  }

  private void explain(String why) {
    refusal = refusal.isEmpty() ? why : refusal;
  }

  private long newest(Table table) {
    return Objects.requireNonNull(newest.get(table));
  }

  private boolean isSameTouch(MarketFrame frame) {
    return frame.bidCount == lastTouch.bidCount
        && frame.askCount == lastTouch.askCount
        && (frame.bidCount == 0
            || frame.bidPrices[0] == lastTouch.bidPrices[0]
                && frame.bidSizes[0] == lastTouch.bidSizes[0])
        && (frame.askCount == 0
            || frame.askPrices[0] == lastTouch.askPrices[0]
                && frame.askSizes[0] == lastTouch.askSizes[0]);
  }
}
