package hft.exchange.market;

import hft.core.book.MarketFrame;
import org.jspecify.annotations.Nullable;

/** A recorded or generated market, pulled one frame at a time in venue-time order. */
public interface MarketTape extends AutoCloseable {
  /** Nobody but the clients trades. */
  MarketTape EMPTY =
      new MarketTape() {
        @Override
        public @Nullable MarketFrame poll() {
          return null;
        }

        @Override
        public void close() {}
      };

  /** The next frame, the caller's until the next call; null at the end. */
  @Nullable MarketFrame poll();

  @Override
  void close();
}
