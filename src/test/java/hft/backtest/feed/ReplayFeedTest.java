package hft.backtest.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import hft.backtest.FrameSource;
import hft.core.book.MarketFrame;
import hft.core.book.MarketFrame.Kind;
import hft.data.BadData;
import hft.data.Frames;
import hft.data.Instruments;
import hft.data.MarketDataWriter;
import hft.data.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReplayFeedTest {
  private static final long T = Frames.START;
  private static final long S = Frames.SECOND;
  private static final List<Kind> ORDER =
      List.of(Kind.FUNDING, Kind.CONTEXT, Kind.TRADE, Kind.SNAPSHOT, Kind.DELTA, Kind.BBO);

  @TempDir Path root;

  @Test
  void frames_of_one_time_come_in_the_order_of_a_block() {
    Frames.instruments("ETH", "BTC", "SOL").write(root);
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      for (String coin : List.of("ETH", "BTC")) {
        for (Kind kind : ORDER.reversed()) {
          writer.write(frame(kind, T), coin);
        }
        writer.write(Frames.trade(T, 8), coin);
      }
      writer.write(Frames.trade(T - 1, 7), "SOL");
      writer.commit();
    }
    assertThat(replay(settings(Set.of("BTC", "ETH"))))
        .containsExactly(
            "0 FUNDING 0",
            "1 FUNDING 0",
            "0 CONTEXT 0",
            "1 CONTEXT 0",
            "0 TRADE 0",
            "0 TRADE 0",
            "1 TRADE 0",
            "1 TRADE 0",
            "0 SNAPSHOT 0",
            "1 SNAPSHOT 0",
            "0 DELTA 0",
            "1 DELTA 0",
            "0 BBO 0",
            "1 BBO 0");
  }

  @Test
  void all_sources_merge_into_the_order_a_sort_gives() {
    List<String> coins = List.of("A", "B", "C");
    record Told(int id, MarketFrame frame) {}
    List<Told> all = new ArrayList<>();
    Frames.instruments("A", "B", "C").write(root);
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      for (Kind kind : ORDER) {
        for (int id = 0; id < coins.size(); id++) {
          for (MarketFrame frame : Frames.random(kind, 1_500, new Random(id + 1))) {
            writer.write(frame, coins.get(id));
            if (kind != Kind.DELTA || frame.levelCount() > 0) {
              all.add(new Told(id, frame));
            }
          }
        }
      }
      writer.commit();
    }
    all.sort(
        Comparator.comparingLong((Told told) -> told.frame().venueNanos)
            .thenComparingInt(told -> ORDER.indexOf(told.frame().kind))
            .thenComparingInt(Told::id));
    ReplaySettings settings =
        new ReplaySettings(root, Selection.ALL.withOrderCounts(), Duration.ofDays(9), 2, 3);
    int at = 0;
    try (ReplayFeed feed = ReplayFeed.open(settings)) {
      assertThat(feed.firstNanos()).isEqualTo(all.getFirst().frame().venueNanos);
      assertThat(feed.lastNanos()).isEqualTo(all.getLast().frame().venueNanos);
      while (feed.peekNanos() != Long.MAX_VALUE) {
        long announced = feed.peekNanos();
        MarketFrame frame = next(feed);
        feed.peekNanos(); // looking ahead must not disturb the frame in hand
        Told expected = all.get(at++);
        assertThat(frame.venueNanos).isEqualTo(announced);
        assertThat(frame.instrumentId).isEqualTo(expected.id());
        assertThat(Frames.text(frame)).isEqualTo(Frames.text(expected.frame()));
      }
      assertThat(feed.poll(FrameSource.Room.of(new MarketFrame()))).isFalse();
      assertThat(feed.frames()).isEqualTo(all.size());
    }
    assertThat(at).isEqualTo(all.size());
  }

  @Test
  void a_silent_book_becomes_a_gap_when_a_timer_would_have_noticed() {
    List<MarketFrame> frames =
        List.of(
            Frames.book(T, 1),
            Frames.book(T + 10 * S, 2), // exactly the limit is no gap
            Frames.trade(T + 15 * S, 1),
            Frames.trade(T + 20 * S, 2), // of the deadline itself: before the gap
            Frames.trade(T + 25 * S, 3), // trades do not say that the book is alive
            Frames.book(T + 60 * S, 3),
            Frames.trade(T + 65 * S, 4),
            Frames.trade(T + 99 * S, 5));
    Frames.write(root, Frames.instruments("BTC"), "BTC", frames);
    List<String> told = new ArrayList<>();
    try (ReplayFeed feed = ReplayFeed.open(ReplaySettings.of(root))) {
      while (feed.peekNanos() != Long.MAX_VALUE) {
        long announced = feed.peekNanos();
        MarketFrame frame = next(feed);
        assertThat(frame.venueNanos).isEqualTo(announced);
        String since = frame.kind == Kind.GAP ? " since " + (frame.gapFromNanos - T) / S : "";
        told.add(frame.kind + " " + (frame.venueNanos - T) / S + since);
      }
      assertThat(feed.gaps()).isEqualTo(2);
      assertThat(feed.frames()).isEqualTo(10);
    }
    assertThat(told)
        .containsExactly(
            "SNAPSHOT 0",
            "SNAPSHOT 10",
            "TRADE 15",
            "TRADE 20",
            "GAP 20 since 10",
            "TRADE 25",
            "SNAPSHOT 60",
            "TRADE 65",
            "GAP 70 since 60",
            "TRADE 99");
  }

  @Test
  void the_top_stands_in_for_a_book_that_was_not_recorded() {
    Instruments instruments = Frames.instruments("A", "B");
    instruments.write(root);
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      writer.write(Frames.top(T, 100, 101), "A");
      writer.write(Frames.top(T, 100, 101), "B");
      writer.write(Frames.book(T + 20 * S, 1), "B");
      writer.commit();
    }
    assertThat(replay(ReplaySettings.of(root)))
        .containsExactly("0 BBO 0", "1 BBO 0", "0 GAP 10", "1 SNAPSHOT 20");
  }

  @Test
  void bad_rows_reach_the_consumer_as_they_are_told() throws Exception {
    Frames.write(
        root, Frames.instruments("BTC"), "BTC", Frames.random(Kind.TRADE, 5_000, new Random(1)));
    Path file = root.resolve("trades/date=2025-09-04/coin=BTC/part-00000.parquet");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 0x11;
    Files.write(file, bytes);
    assertThatThrownBy(() -> replay(ReplaySettings.of(root)))
        .isInstanceOf(BadData.class)
        .hasMessageContaining("part-00000.parquet: row group at row 0 cannot be decoded");
  }

  @Test
  void blocks_do_not_grow_with_the_data() {
    Frames.instruments("BTC").write(root);
    long last = T;
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      for (int file = 0; file < 40; file++) {
        for (int i = 0; i < 700; i++) {
          MarketFrame frame = Frames.top(last += S, 100, 101);
          frame.bidSizes[0] += i;
          writer.write(frame, "BTC");
        }
        writer.commit();
      }
    }
    try (ReplayFeed feed = ReplayFeed.open(ReplaySettings.of(root))) {
      for (MarketFrame frame = new MarketFrame(); feed.poll(FrameSource.Room.of(frame)); ) {
        assertThat(frame.kind).isEqualTo(Kind.BBO);
      }
      assertThat(feed.frames()).isEqualTo(28_000);
      assertThat(feed.rowsTotal()).isEqualTo(28_000);
      assertThat(feed.blocks()).isEqualTo(3);
    }
  }

  @Test
  void a_feed_closed_half_way_leaves_no_thread() {
    Frames.write(
        root, Frames.instruments("BTC"), "BTC", Frames.random(Kind.TRADE, 20_000, new Random(1)));
    ReplayFeed feed = ReplayFeed.open(ReplaySettings.of(root));
    assertThat(feed.poll(FrameSource.Room.of(new MarketFrame()))).isTrue();
    feed.close();
    feed.close();
    // Pekko reports the system ended from one of its own threads, which dies a moment later.
    await()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().startsWith("replay-feed")));
  }

  private static MarketFrame next(ReplayFeed feed) {
    MarketFrame frame = new MarketFrame();
    assertThat(feed.poll(FrameSource.Room.of(frame))).isTrue();
    return frame;
  }

  private ReplaySettings settings(Set<String> coins) {
    return ReplaySettings.of(root, Selection.ALL.withCoins(coins).between(T, Long.MAX_VALUE));
  }

  private static List<String> replay(ReplaySettings settings) {
    List<String> told = new ArrayList<>();
    try (ReplayFeed feed = ReplayFeed.open(settings)) {
      for (MarketFrame f = new MarketFrame(); feed.poll(FrameSource.Room.of(f)); ) {
        told.add(f.instrumentId + " " + f.kind + " " + (f.venueNanos - T) / S);
      }
    }
    return told;
  }

  private static MarketFrame frame(Kind kind, long nanos) {
    return switch (kind) {
      case SNAPSHOT -> Frames.book(nanos, 2);
      case DELTA -> Frames.delta(nanos, 2);
      case BBO -> Frames.top(nanos, 100, 101);
      case TRADE -> Frames.trade(nanos, 3);
      case CONTEXT, FUNDING, GAP -> Frames.at(kind, nanos);
    };
  }
}
