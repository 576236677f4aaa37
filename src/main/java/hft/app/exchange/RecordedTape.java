package hft.app.exchange;

import hft.backtest.FrameSource;
import hft.backtest.feed.ReplayFeed;
import hft.backtest.feed.ReplaySettings;
import hft.core.book.MarketFrame;
import hft.data.Selection;
import hft.exchange.market.MarketTape;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Parquet tables as the market of the exchange. */
final class RecordedTape implements MarketTape {
  private final ReplayFeed feed;
  private final MarketFrame frame = new MarketFrame();
  private final FrameSource.Room room = FrameSource.Room.of(frame);

  private RecordedTape(ReplayFeed feed) {
    this.feed = feed;
  }

  /**
   * @throws hft.data.BadData when there is nothing to read or it cannot be trusted
   */
  static RecordedTape open(Path root) {
    return new RecordedTape(
        ReplayFeed.open(ReplaySettings.of(root, Selection.ALL.withOrderCounts())));
  }

  @Override
  public @Nullable MarketFrame poll() {
    return feed.poll(room) ? frame : null;
  }

  @Override
  public void close() {
    feed.close();
  }
}
