package hft.port;

import hft.core.book.MarketFrame;
import org.jspecify.annotations.Nullable;

/** The recorded market as it happened at the venue, for whoever plays the venue. Read once. */
public interface MarketTape {
  /**
   * The next frame that happened before {@code nanos}, the reader's until its next call; null when
   * there is none yet.
   */
  @Nullable MarketFrame nextBefore(long nanos);
}
