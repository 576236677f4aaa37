package hft.data;

import hft.core.book.MarketFrame;
import java.io.IOException;

/** Where market data goes: a table writer, a statistic, a test. */
@FunctionalInterface
public interface FrameSink {
  /**
   * Takes one event. The frame is reused by the caller: copy what you keep.
   *
   * @throws IOException when it cannot be stored
   */
  void accept(MarketFrame frame, String coin) throws IOException;
}
