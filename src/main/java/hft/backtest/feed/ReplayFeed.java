package hft.backtest.feed;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import hft.backtest.FrameSource;
import hft.core.book.MarketFrame;
import hft.data.Instruments;
import hft.data.MarketDataReader;
import hft.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Recorded market data as one totally ordered sequence of frames, read ahead by Pekko Streams in
 * their own ordinary ActorSystem and pulled by one consuming thread.
 *
 * <p>Order: venue time; at equal times what the venue does inside a block: FUNDING, CONTEXT, TRADE,
 * then the state it leaves behind: SNAPSHOT, DELTA, BBO; then coin id; then file order. A GAP frame
 * comes at the moment its coin's book source has been silent for the limit, after anything else of
 * that time. The book source is {@code l2_book} with {@code l2_delta}, or {@code bbo} for a coin
 * that has neither.
 */
public final class ReplayFeed implements FrameSource {
  private final ActorSystem<Void> system;
  private final MarketDataReader data;
  private final SourceCursor[] cursors;
  private final boolean[] bookSource;
  private final MergeTree heads;
  private final GapWatch watch;
  private final int blocks;
  private long frames;
  private long gaps;

  private ReplayFeed(ReplaySettings settings, MarketDataReader data, ActorSystem<Void> system) {
    this.system = system;
    this.data = data;
    List<MarketDataReader.Source> sources = data.sources();
    cursors = new SourceCursor[sources.size()];
    bookSource = new boolean[sources.size()];
    heads = new MergeTree(sources.size());
    watch = new GapWatch(data.instruments().list().size(), settings.gapAfter().toNanos());
    blocks = sources.size() * settings.blocksPerSource();
    for (int i = 0; i < cursors.length; i++) {
      cursors[i] = new SourceCursor(data, sources.get(i), settings.blocksPerSource(), system);
      bookSource[i] = isBookSource(sources, sources.get(i));
    }
  }

  /**
   * Finds and checks the files, starts reading.
   *
   * @throws hft.data.BadData when there is nothing to read or it cannot be trusted
   */
  public static ReplayFeed open(ReplaySettings settings) {
    MarketDataReader data = MarketDataReader.open(settings.path(), settings.selection());
    ActorSystem<Void> system =
        ActorSystem.create(Behaviors.empty(), "replay-feed", config(settings.readers()));
    try {
      ReplayFeed feed = new ReplayFeed(settings, data, system);
      feed.start();
      return feed;
    } catch (RuntimeException e) {
      stop(system);
      throw e;
    }
  }

  /** Library defaults only: the application's own dispatchers may be lockstep ones. */
  private static Config config(int readers) {
    List<String> lines = new ArrayList<>();
    lines.add("pekko.daemonic = on");
    lines.add("pekko.jvm-shutdown-hooks = off");
    lines.add("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook = off");
    lines.add("pekko.log-dead-letters = off");
    lines.add("pekko.actor.default-dispatcher.executor = thread-pool-executor");
    lines.add("pekko.actor.default-dispatcher.thread-pool-executor.fixed-pool-size = " + readers);
    // A block is long work: after one, the next source gets its turn.
    lines.add("pekko.actor.default-dispatcher.throughput = 1");
    return ConfigFactory.parseString(String.join("\n", lines))
        .withFallback(ConfigFactory.defaultReference())
        .resolve();
  }

  private static boolean isBookSource(
      List<MarketDataReader.Source> sources, MarketDataReader.Source source) {
    boolean hasDepth =
        sources.stream()
            .anyMatch(
                other ->
                    other.instrument().id() == source.instrument().id() && isDepth(other.table()));
    return hasDepth ? isDepth(source.table()) : source.table() == Table.BBO;
  }

  private static boolean isDepth(Table table) {
    return table == Table.L2_BOOK || table == Table.L2_DELTA;
  }

  private void start() {
    for (int i = 0; i < cursors.length; i++) {
      heads.set(i, cursors[i].frames.nextNanos());
    }
  }

  /** The coins replayed; frames carry these ids. */
  public Instruments instruments() {
    return data.instruments();
  }

  /** Venue time of the frame the next {@link #poll} gives; {@link Long#MAX_VALUE} at the end. */
  public long peekNanos() {
    long head = heads.winnerTime();
    int silent = head == Long.MAX_VALUE ? GapWatch.NONE : watch.silentBefore(head);
    return silent == GapWatch.NONE ? head : watch.deadline(silent);
  }

  /**
   * Blocks while the readers are behind.
   *
   * @throws hft.data.BadData when the rows that make this frame or the next cannot be trusted
   */
  @Override
  public boolean poll(Room room) {
    long head = heads.winnerTime();
    if (head == Long.MAX_VALUE) {
      return false;
    }
    frames++;
    int silent = watch.silentBefore(head);
    if (silent != GapWatch.NONE) {
      gap(silent, room.frame(0));
      return true;
    }
    int winner = heads.winner();
    SourceCursor cursor = cursors[winner];
    cursor.frames.next(room.frame(cursor.frames.levels()));
    if (bookSource[winner]) {
      watch.seen(cursor.instrumentId, head);
    }
    heads.set(winner, cursor.frames.nextNanos());
    return true;
  }

  private void gap(int coin, MarketFrame into) {
    gaps++;
    into.kind = MarketFrame.Kind.GAP;
    into.instrumentId = coin;
    into.venueNanos = watch.deadline(coin);
    into.receiveNanos = into.venueNanos;
    into.gapFromNanos = watch.lastSeen(coin);
    watch.told(coin);
  }

  /** Rows of all selected files, for progress; a delta frame is many rows. */
  public long rowsTotal() {
    return data.rows();
  }

  /** Venue time of the first selected row. */
  public long firstNanos() {
    return data.firstNanos();
  }

  /** Venue time of the last selected row. */
  public long lastNanos() {
    return data.lastNanos();
  }

  /** Frames handed out so far, GAP frames included. */
  public long frames() {
    return frames;
  }

  /** GAP frames handed out so far. */
  public long gaps() {
    return gaps;
  }

  /** Blocks of rows in existence, however long the data. */
  int blocks() {
    return blocks;
  }

  /** Stops the readers; safe to repeat. */
  @Override
  public void close() {
    stop(system);
  }

  /** With the system its streams end, and with them their files are closed. */
  private static void stop(ActorSystem<Void> system) {
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
  }
}
