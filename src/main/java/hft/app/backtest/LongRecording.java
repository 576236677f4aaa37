package hft.app.backtest;

import hft.backtest.FrameSource;
import hft.backtest.feed.ReplayFeed;
import hft.backtest.feed.ReplaySettings;
import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.data.MarketDataWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A short recording written one copy after the other, each later by its length and a pause, so that
 * minutes of capture measure what days would. A temporary folder, removed on close.
 */
final class LongRecording implements AutoCloseable {
  /** Longer than a feed may be silent: between copies the books are unknown. */
  private static final long PAUSE_NANOS = 60_000_000_000L;

  private final Path root;

  private LongRecording(Path root) {
    this.root = root;
  }

  /** As many whole copies as hold at least {@code events}. */
  static LongRecording of(ReplaySettings recording, long events) {
    try {
      var made = new LongRecording(Files.createTempDirectory("hft-bench-"));
      try {
        made.write(recording, events);
        return made;
      } catch (RuntimeException e) {
        made.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make a temporary folder: " + e.getMessage(), e);
    }
  }

  Path root() {
    return root;
  }

  private void write(ReplaySettings recording, long events) {
    long shift = 0;
    long written = 0;
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      while (written < events) {
        try (ReplayFeed feed = ReplayFeed.open(recording)) {
          List<Instrument> instruments = feed.instruments().list();
          for (MarketFrame frame = new MarketFrame(); feed.poll(FrameSource.Room.of(frame)); ) {
            written++;
            if (frame.kind != MarketFrame.Kind.GAP) { // the reader finds it again
              frame.venueNanos += shift;
              frame.receiveNanos += shift;
              writer.write(frame, instruments.get(frame.instrumentId).coin());
            }
          }
          shift += feed.lastNanos() - feed.firstNanos() + PAUSE_NANOS;
          feed.instruments().write(root);
        }
      }
      writer.commit();
    }
  }

  @Override
  public void close() {
    try (Stream<Path> all = Files.walk(root)) {
      all.sorted(Comparator.reverseOrder())
          .forEach(
              path -> {
                try {
                  Files.delete(path);
                } catch (IOException e) {
                  throw new UncheckedIOException("cannot remove " + path, e);
                }
              });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + root, e);
    }
  }
}
