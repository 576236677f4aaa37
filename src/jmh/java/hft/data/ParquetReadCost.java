package hft.data;

import hft.backtest.FrameSource;
import hft.backtest.feed.ReplayFeed;
import hft.backtest.feed.ReplaySettings;
import hft.core.book.MarketFrame;
import hft.core.book.MarketFrame.Kind;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * What reading costs: CPU nanoseconds per row for each table, decoding into frames and validating
 * them, on one thread; then the whole replay feed with its threads. Run as a main class; the
 * argument is a data root to read instead of the generated one.
 */
public final class ParquetReadCost {
  private static final long START = 1_757_016_000_000_000_000L;
  private static final int ROUNDS = 8;

  private ParquetReadCost() {}

  public static void main(String[] args) {
    if (args.length > 0) {
      measure(Path.of(args[0]));
      return;
    }
    Path root = temporary();
    try {
      generate(root);
      measure(root);
    } finally {
      delete(root);
    }
  }

  private static void measure(Path root) {
    System.out.printf(
        "%-10s %10s %10s %8s %9s %14s%n",
        "table", "rows", "frames", "B/row", "ns/row", "ColumnReader");
    MarketDataReader data = MarketDataReader.open(root, Selection.ALL);
    for (MarketDataReader.Source source : data.sources()) {
      long best = Long.MAX_VALUE;
      long frames = 0;
      for (int round = 0; round < ROUNDS; round++) {
        long before = threadCpu();
        frames = drain(data.reader(source));
        best = Math.min(best, threadCpu() - before);
      }
      long bytes = source.files().stream().mapToLong(file -> file.path().toFile().length()).sum();
      System.out.printf(
          "%-10s %10d %10d %8.1f %9.1f %14.1f%n",
          source.table().folder(),
          source.rows(),
          frames,
          bytes / (double) source.rows(),
          best / (double) source.rows(),
          columnReader(source) / (double) source.rows());
    }
    for (int round = 0; round < 4; round++) {
      replay(root);
    }
  }

  /** The same columns through Parquet-MR's reader, for comparison. */
  private static long columnReader(MarketDataReader.Source source) {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threadCpu();
      for (DataFile file : source.files()) {
        try {
          ColumnReaderCost.read(file.path(), FrameRows.columns(source.table(), false));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      best = Math.min(best, threadCpu() - before);
    }
    return best;
  }

  private static long drain(FrameReader reader) {
    long total = 0;
    try (reader) {
      for (MarketFrame frame = reader.newFrame(); reader.next(frame); ) {
        total++;
      }
    }
    return total;
  }

  private static void replay(Path root) {
    try (ReplayFeed feed = ReplayFeed.open(ReplaySettings.of(root))) {
      long process = processCpu();
      long thread = threadCpu();
      long wall = System.nanoTime();
      long sum = 0;
      for (MarketFrame frame = new MarketFrame(); feed.poll(FrameSource.Room.of(frame)); ) {
        sum += frame.venueNanos;
      }
      long frames = feed.frames();
      System.out.printf(
          "replay: %d frames, consumer %.1f ns CPU each, all threads %.1f ns CPU, wall %.1f ns"
              + " (%d)%n",
          frames,
          (threadCpu() - thread) / (double) frames,
          (processCpu() - process) / (double) frames,
          (System.nanoTime() - wall) / (double) frames,
          sum & 1);
    }
  }

  private static void generate(Path root) {
    new Instruments("generated", true, List.of(Instrument.perp(0, "BTC", 5))).write(root);
    Random random = new Random(1);
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      int scale = Integer.getInteger("scale", 1);
      books(writer, 100_000 * scale, random);
      deltas(writer, 20_000 * scale, random);
      tops(writer, 500_000 * scale, random);
      trades(writer, 500_000 * scale, random);
      long before = System.nanoTime();
      writer.commit();
      System.out.printf("commit %.2f s%n", (System.nanoTime() - before) / 1e9);
    }
  }

  private static void books(MarketDataWriter writer, int count, Random random) {
    MarketFrame frame = frame(Kind.SNAPSHOT, 20);
    long mid = 110_000;
    for (int i = 0; i < 20; i++) {
      frame.bidSizes[i] = size(random);
      frame.askSizes[i] = size(random);
    }
    long before = threadCpu();
    for (int n = 0; n < count; n++) {
      step(frame, 400_000_000, random);
      int move = random.nextInt(10) == 0 ? random.nextInt(5) - 2 : 0;
      mid += move;
      for (int change = move == 0 ? 4 : 20; change > 0; change--) {
        frame.bidSizes[random.nextInt(20)] = size(random);
        frame.askSizes[random.nextInt(20)] = size(random);
      }
      for (int i = 0; i < 20; i++) {
        frame.bidPrices[i] = (mid - i) * Fixed8.ONE;
        frame.askPrices[i] = (mid + 1 + i) * Fixed8.ONE;
      }
      writer.write(frame, "BTC");
    }
    System.out.printf("write l2_book %.2f us/row%n", (threadCpu() - before) / 1e3 / count);
  }

  private static void deltas(MarketDataWriter writer, int count, Random random) {
    MarketFrame frame = frame(Kind.DELTA, 40);
    for (int n = 0; n < count; n++) {
      step(frame, 100_000_000, random);
      for (int i = 0; i < 40; i++) {
        frame.bidPrices[i] = (1_100_000 - random.nextInt(500)) * Fixed8.ONE / 10;
        frame.askPrices[i] = (1_100_001 + random.nextInt(500)) * Fixed8.ONE / 10;
        frame.bidSizes[i] = random.nextInt(4) == 0 ? 0 : size(random);
        frame.askSizes[i] = random.nextInt(4) == 0 ? 0 : size(random);
      }
      writer.write(frame, "BTC");
    }
  }

  private static void tops(MarketDataWriter writer, int count, Random random) {
    MarketFrame frame = frame(Kind.BBO, 1);
    long mid = 110_000;
    for (int n = 0; n < count; n++) {
      step(frame, 50_000_000, random);
      mid += random.nextInt(5) == 0 ? random.nextInt(3) - 1 : 0;
      frame.bidPrices[0] = mid * Fixed8.ONE;
      frame.askPrices[0] = (mid + 1) * Fixed8.ONE;
      frame.bidSizes[0] = size(random);
      frame.askSizes[0] = size(random);
      writer.write(frame, "BTC");
    }
  }

  private static void trades(MarketDataWriter writer, int count, Random random) {
    MarketFrame frame = frame(Kind.TRADE, 0);
    long mid = 110_000;
    long before = threadCpu();
    for (int n = 0; n < count; n++) {
      step(frame, 50_000_000, random);
      mid += random.nextInt(5) == 0 ? random.nextInt(3) - 1 : 0;
      frame.aggressor = random.nextBoolean() ? Side.BID : Side.ASK;
      frame.tradePrice = mid * Fixed8.ONE;
      frame.tradeSize = size(random);
      frame.tradeId += 1 + random.nextInt(1_000);
      writer.write(frame, "BTC");
    }
    System.out.printf("write trades %.2f us/row%n", (threadCpu() - before) / 1e3 / count);
  }

  private static MarketFrame frame(Kind kind, int levels) {
    MarketFrame frame = new MarketFrame(levels);
    frame.kind = kind;
    frame.venueNanos = START;
    frame.bidCount = levels;
    frame.askCount = levels;
    return frame;
  }

  /** Venue times are whole milliseconds, receive times are not. */
  private static void step(MarketFrame frame, int nanos, Random random) {
    frame.venueNanos += (1 + random.nextInt(nanos / 1_000_000)) * 1_000_000L;
    frame.receiveNanos = frame.venueNanos + 200_000_000 + random.nextInt(300_000_000);
  }

  /** Five decimals, mostly small. */
  private static long size(Random random) {
    return (1 + random.nextInt(random.nextInt(4) == 0 ? 1_000_000 : 20_000)) * 1_000L;
  }

  private static long threadCpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long processCpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("read-cost");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
