package hft.core.signal;

import hft.core.book.BookView;
import hft.core.market.Side;

/**
 * A forecast of the price from the book and the tape. Owned by one thread; looks only at what it
 * was shown.
 */
public interface Alpha {
  void onBook(BookView book, long nowNanos);

  /** One print; price and size scaled by 1e-8. */
  void onTrade(Side aggressor, long price, long size, long nowNanos);

  /** Expected move of the mid over {@link #horizonNanos}, quote currency; 0 for no opinion. */
  double expectedMove(long nowNanos);

  long horizonNanos();
}
