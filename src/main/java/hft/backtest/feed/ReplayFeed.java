package hft.backtest.feed;

import com.typesafe.config.ConfigFactory;
import hft.backtest.FrameSource;
import hft.core.book.MarketFrame;
import hft.data.BadData;
import hft.data.MarketFiles;
import hft.data.MarketTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * All tables of all wanted coins as one sequence of frames: by venue time, then by table (see
 * {@link MarketTable}), then by coin, then as recorded. A book that is silent for longer than the
 * gap limit yields a GAP frame before it goes on.
 */
public final class ReplayFeed implements FrameSource {
  /**
   * What to replay.
   *
   * @param coins in the order of their instrument ids
   * @param fromNanos first venue time, inclusive
   * @param toNanos last venue time, exclusive
   * @param gapNanos longest silence of a coin's book that is not a gap
   */
  public record Settings(
      Path path, List<String> coins, long fromNanos, long toNanos, long gapNanos) {
    public Settings {
      coins = List.copyOf(coins);
      if (fromNanos >= toNanos) {
        throw new IllegalArgumentException("from must be before to");
      }
      if (gapNanos <= 0) {
        throw new IllegalArgumentException("the gap limit must be positive, was " + gapNanos);
      }
    }
  }

  private final ActorSystem<Void> system;
  private final List<FrameCursor> cursors = new ArrayList<>();
  private final FrameHeap heap;
  private final Settings settings;
  private final long[] lastBookNanos;
  private final MarketFrame gap = new MarketFrame();
  private @Nullable FrameCursor delivered;
  private @Nullable FrameCursor afterGap;

  /**
   * @throws BadData when a coin has no data there
   */
  public static ReplayFeed open(Settings settings) {
    MarketFiles files = MarketFiles.find(settings.path());
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "replay-reader",
            ConfigFactory.parseString(
                    "pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off, pekko.daemonic ="
                        + " on")
                .withFallback(ConfigFactory.load()));
    try {
      return new ReplayFeed(settings, files, system);
    } catch (RuntimeException e) {
      system.terminate();
      throw e;
    }
  }

  private ReplayFeed(Settings settings, MarketFiles files, ActorSystem<Void> system) {
    this.settings = settings;
    this.system = system;
    this.lastBookNanos = new long[settings.coins().size()];
    Arrays.fill(lastBookNanos, Long.MIN_VALUE);
    for (int id = 0; id < settings.coins().size(); id++) {
      String coin = settings.coins().get(id);
      var tables = files.of(coin);
      if (tables.isEmpty()) {
        throw new BadData(
            settings.path(), "has no data of the coin '" + coin + "'; it has " + files.coins());
      }
      for (var entry : tables.entrySet()) {
        MarketTable table = entry.getKey();
        BlockStream stream =
            new BlockStream(system, entry.getValue(), BlockStream.columnsOf(table));
        cursors.add(new FrameCursor(table, id, stream));
      }
    }
    heap = new FrameHeap(cursors.size());
    for (FrameCursor cursor : cursors) {
      if (advanceToStart(cursor)) {
        heap.add(cursor);
      }
    }
  }

  private boolean advanceToStart(FrameCursor cursor) {
    while (cursor.advance()) {
      if (cursor.venueNanos() >= settings.fromNanos()) {
        return cursor.venueNanos() < settings.toNanos();
      }
    }
    return false;
  }

  /** Venue time of the next frame; {@code Long.MAX_VALUE} at the end. */
  public long nextNanos() {
    return heap.isEmpty() ? Long.MAX_VALUE : heap.first().venueNanos();
  }

  @Override
  public @Nullable MarketFrame poll() {
    if (afterGap != null) {
      FrameCursor cursor = afterGap;
      afterGap = null;
      return deliver(cursor);
    }
    if (delivered != null) {
      settle(delivered);
      delivered = null;
    }
    if (heap.isEmpty()) {
      return null;
    }
    FrameCursor cursor = heap.first();
    return isAfterGap(cursor) ? gapBefore(cursor) : deliver(cursor);
  }

  /** Puts the cursor just delivered from back in order. */
  private void settle(FrameCursor cursor) {
    if (cursor.advance() && cursor.venueNanos() < settings.toNanos()) {
      heap.firstChanged();
    } else {
      heap.removeFirst();
    }
  }

  private MarketFrame deliver(FrameCursor cursor) {
    delivered = cursor;
    if (isBook(cursor.table())) {
      lastBookNanos[cursor.instrumentId()] = cursor.venueNanos();
    }
    return cursor.take();
  }

  private static boolean isBook(MarketTable table) {
    return table.compareTo(MarketTable.BBO) >= 0;
  }

  private boolean isAfterGap(FrameCursor cursor) {
    long last = lastBookNanos[cursor.instrumentId()];
    return isBook(cursor.table())
        && last != Long.MIN_VALUE
        && cursor.venueNanos() - last > settings.gapNanos();
  }

  private MarketFrame gapBefore(FrameCursor cursor) {
    afterGap = cursor;
    gap.kind = MarketFrame.Kind.GAP;
    gap.instrumentId = cursor.instrumentId();
    gap.gapFromNanos = lastBookNanos[cursor.instrumentId()];
    gap.venueNanos = cursor.venueNanos();
    gap.receiveNanos = cursor.venueNanos();
    return gap;
  }

  @Override
  public void close() {
    cursors.forEach(FrameCursor::close);
    system.terminate();
  }
}
