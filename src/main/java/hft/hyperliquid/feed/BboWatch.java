package hft.hyperliquid.feed;

import hft.core.book.MarketFrame;

/**
 * Judges the silence of a coin's bbo. It is sent only when it changes, so silence says nothing by
 * itself; but when a newer book has another touch, or a newer print lies outside it, a bbo should
 * have come. One that does not within the grace time has died.
 */
final class BboWatch {
  private static final long NONE = Long.MAX_VALUE;

  private final long graceNanos;
  private boolean known;
  private long venueNanos;
  private long bid;
  private long ask;
  private long doubtVenueNanos;
  private long doubtSinceNanos = NONE;

  BboWatch(long graceNanos) {
    this.graceNanos = graceNanos;
  }

  void reset() {
    known = false;
    doubtSinceNanos = NONE;
  }

  void onBbo(MarketFrame bbo) {
    known = true;
    venueNanos = bbo.venueNanos;
    bid = bbo.bidCount == 0 ? 0 : bbo.bidPrices[0];
    ask = bbo.askCount == 0 ? 0 : bbo.askPrices[0];
    if (venueNanos >= doubtVenueNanos) {
      doubtSinceNanos = NONE;
    }
  }

  void onBook(MarketFrame book) {
    if (!known || book.venueNanos <= venueNanos) {
      return;
    }
    long bookBid = book.bidCount == 0 ? 0 : book.bidPrices[0];
    long bookAsk = book.askCount == 0 ? 0 : book.askPrices[0];
    if (bookBid == bid && bookAsk == ask) {
      doubtSinceNanos = NONE; // whatever happened in between, the touch is what it was
    } else {
      doubt(book);
    }
  }

  void onTrade(MarketFrame trade) {
    if (known
        && trade.venueNanos > venueNanos
        && (trade.tradePrice < bid || ask != 0 && trade.tradePrice > ask)) {
      doubt(trade);
    }
  }

  private void doubt(MarketFrame evidence) {
    doubtVenueNanos = evidence.venueNanos;
    if (doubtSinceNanos == NONE) {
      doubtSinceNanos = evidence.receiveNanos;
    }
  }

  /** True when it has been contradicted for longer than the grace time. */
  boolean isSuspect(long nowNanos) {
    return doubtSinceNanos != NONE && nowNanos - doubtSinceNanos >= graceNanos;
  }
}
