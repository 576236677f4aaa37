package hft.app.examples;

import hft.backtest.FrameSource;
import hft.backtest.feed.ReplayFeed;
import hft.backtest.feed.ReplaySettings;
import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.core.learn.ExampleBuilder;
import hft.core.learn.ExampleSettings;
import hft.core.learn.RecordedExamples;
import hft.core.market.Instrument;
import hft.data.Selection;
import hft.port.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a data root once, in the order in which a backtest plays it, and makes examples of what an
 * engine would have seen: books as it keeps them, at the times at which they were received.
 */
public final class RecordedMarket {
  /** Levels a side that are kept; a model sees twenty at most. */
  private static final int BOOK_LEVELS = 1_000;

  private static final int PROGRESS_EVERY = 1 << 14;

  private RecordedMarket() {}

  /**
   * Reads everything selected.
   *
   * @param root a data root, or a table or file in one
   * @throws hft.data.BadData when there is nothing to read or it cannot be trusted
   */
  public static RecordedExamples examples(
      Path root, Selection selection, ExampleSettings settings, Progress progress) {
    ReplaySettings replay =
        new ReplaySettings(
            root,
            selection,
            settings.situation().maxGap(),
            ReplaySettings.of(root).readers(),
            ReplaySettings.of(root).blocksPerSource());
    try (ReplayFeed feed = ReplayFeed.open(replay)) {
      long first = feed.firstNanos();
      long span = Math.max(1, feed.lastNanos() - first);
      List<Instrument> instruments = feed.instruments().list();
      var builder =
          new ExampleBuilder(
              instruments, settings, first + (long) (settings.trainingShare() * span));
      var listener = new Listener(instruments.size(), builder);
      MarketFrame frame = new MarketFrame();
      FrameSource.Room room = FrameSource.Room.of(frame);
      for (long frames = 0; feed.poll(room); frames++) {
        listener.on(frame);
        if (frames % PROGRESS_EVERY == 0) {
          progress.at(
              "reading books", (frame.venueNanos - first) / 1_000_000_000, span / 1_000_000_000);
        }
      }
      return builder.build();
    }
  }

  /** Keeps the books as an engine would. */
  private static final class Listener {
    private final ExampleBuilder builder;
    private final List<L2Book> books = new ArrayList<>();
    private long lastReceiveNanos;

    Listener(int instruments, ExampleBuilder builder) {
      this.builder = builder;
      for (int i = 0; i < instruments; i++) {
        books.add(new L2Book(BOOK_LEVELS));
      }
    }

    /** Nothing is received before it happened, nor before what was received before it. */
    void on(MarketFrame frame) {
      long now = Math.max(lastReceiveNanos, Math.max(frame.venueNanos, frame.receiveNanos));
      lastReceiveNanos = now;
      int id = frame.instrumentId;
      switch (frame.kind) {
        case SNAPSHOT, BBO, DELTA, GAP -> {
          L2Book book = books.get(id);
          book.apply(frame);
          builder.onBook(id, book, now);
        }
        case TRADE -> builder.onTrade(id, frame.aggressor, frame.tradePrice, frame.tradeSize, now);
        case CONTEXT, FUNDING ->
            builder.onContext(id, frame.fundingRateE12, frame.oraclePrice, frame.markPrice);
      }
    }
  }
}
