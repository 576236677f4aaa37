package hft.data;

import static org.assertj.core.api.Assertions.assertThat;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Frames and data roots for tests. */
public final class Frames {
  /** 2025-09-04 20:00:00 UTC. */
  public static final long START = 1_757_016_000_000_000_000L;

  public static final long SECOND = 1_000_000_000L;

  private Frames() {}

  public static Instruments instruments(String... coins) {
    List<Instrument> list = new ArrayList<>();
    for (String coin : coins) {
      list.add(Instrument.perp(0, coin, 5));
    }
    return new Instruments("test", true, list);
  }

  public static MarketFrame at(MarketFrame.Kind kind, long nanos) {
    boolean levels =
        kind == MarketFrame.Kind.SNAPSHOT
            || kind == MarketFrame.Kind.DELTA
            || kind == MarketFrame.Kind.BBO;
    MarketFrame frame = new MarketFrame(levels ? 20 : 0);
    frame.kind = kind;
    frame.venueNanos = nanos;
    frame.receiveNanos = nanos + 1_000;
    return frame;
  }

  /** A book of {@code levels} levels a side around 100. */
  public static MarketFrame book(long nanos, int levels) {
    MarketFrame frame = at(MarketFrame.Kind.SNAPSHOT, nanos);
    frame.ensureLevels(levels);
    for (int i = 0; i < levels; i++) {
      bid(frame, 100 - i, 1 + i);
      ask(frame, 101 + i, 2 + i);
    }
    return frame;
  }

  public static MarketFrame top(long nanos, long bid, long ask) {
    MarketFrame frame = at(MarketFrame.Kind.BBO, nanos);
    bid(frame, bid, 1);
    ask(frame, ask, 1);
    return frame;
  }

  public static MarketFrame trade(long nanos, long id) {
    MarketFrame frame = at(MarketFrame.Kind.TRADE, nanos);
    frame.aggressor = Side.ASK;
    frame.tradePrice = 100 * Fixed8.ONE;
    frame.tradeSize = Fixed8.ONE;
    frame.tradeId = id;
    return frame;
  }

  public static MarketFrame delta(long nanos, int levels) {
    MarketFrame frame = book(nanos, levels);
    frame.kind = MarketFrame.Kind.DELTA;
    return frame;
  }

  public static void bid(MarketFrame frame, long price, long size) {
    frame.bidPrices[frame.bidCount] = price * Fixed8.ONE;
    frame.bidSizes[frame.bidCount++] = size * Fixed8.ONE;
  }

  public static void ask(MarketFrame frame, long price, long size) {
    frame.askPrices[frame.askCount] = price * Fixed8.ONE;
    frame.askSizes[frame.askCount++] = size * Fixed8.ONE;
  }

  public static void write(Path root, Instruments instruments, String coin, List<MarketFrame> all) {
    instruments.write(root);
    try (MarketDataWriter writer = MarketDataWriter.create(root)) {
      all.forEach(frame -> writer.write(frame, coin));
      writer.commit();
    }
  }

  /** As isEqualTo, but tells the first difference only. */
  public static void assertSame(List<String> actual, List<String> expected) {
    for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
      assertThat(actual.get(i)).as("frame %d", i).isEqualTo(expected.get(i));
    }
    assertThat(actual).hasSameSizeAs(expected);
  }

  /** Every frame of every source, in source order, as {@link #text}. */
  public static List<String> read(Path path, Selection selection) {
    List<String> texts = new ArrayList<>();
    MarketDataReader data = MarketDataReader.open(path, selection);
    for (MarketDataReader.Source source : data.sources()) {
      try (FrameReader reader = data.reader(source)) {
        for (MarketFrame frame = reader.newFrame(); reader.next(frame); ) {
          texts.add(text(frame));
        }
      }
    }
    return texts;
  }

  /** All that the frame says, and nothing that its kind does not say. */
  public static String text(MarketFrame f) {
    String head = f.kind + " " + f.venueNanos + " " + f.receiveNanos + " ";
    return head
        + switch (f.kind) {
          case SNAPSHOT, BBO, DELTA ->
              levels(f.bidPrices, f.bidSizes, f.bidCount)
                  + levels(f.askPrices, f.askSizes, f.askCount)
                  + (f.hasOrderCounts
                      ? Arrays.toString(Arrays.copyOf(f.bidOrders, f.bidCount))
                          + Arrays.toString(Arrays.copyOf(f.askOrders, f.askCount))
                      : "");
          case TRADE -> f.aggressor + " " + f.tradePrice + " " + f.tradeSize + " " + f.tradeId;
          case CONTEXT, FUNDING -> f.oraclePrice + " " + f.markPrice + " " + f.fundingRateE12;
          case GAP -> String.valueOf(f.gapFromNanos);
        };
  }

  private static String levels(long[] prices, long[] sizes, int count) {
    return Arrays.toString(Arrays.copyOf(prices, count))
        + Arrays.toString(Arrays.copyOf(sizes, count));
  }

  /** A believable sequence of frames of one kind. */
  public static List<MarketFrame> random(MarketFrame.Kind kind, int count, Random random) {
    List<MarketFrame> frames = new ArrayList<>();
    long nanos = START;
    for (int i = 0; i < count; i++) {
      boolean canRepeat = kind == MarketFrame.Kind.TRADE || kind == MarketFrame.Kind.DELTA;
      nanos += (canRepeat ? 0 : 1) + random.nextInt(3) * random.nextLong(14_400 * SECOND / count);
      MarketFrame frame = at(kind, nanos);
      frame.receiveNanos = nanos - SECOND + random.nextLong(3 * SECOND);
      fill(frame, i, random);
      frames.add(frame);
    }
    return frames;
  }

  private static void fill(MarketFrame frame, int index, Random random) {
    switch (frame.kind) {
      case SNAPSHOT -> sides(frame, random.nextInt(21), random.nextInt(21), 1, random);
      case BBO -> sides(frame, random.nextInt(2), random.nextInt(2), 1, random);
      case DELTA -> sides(frame, random.nextInt(300), 1 + random.nextInt(40), 0, random);
      case TRADE -> {
        frame.aggressor = random.nextBoolean() ? Side.BID : Side.ASK;
        frame.tradePrice = 1 + random.nextLong(100_000 * Fixed8.ONE);
        frame.tradeSize = 1 + random.nextLong(1_000 * Fixed8.ONE);
        frame.tradeId = index + 1L;
      }
      case CONTEXT, FUNDING -> {
        frame.oraclePrice = random.nextLong(100_000 * Fixed8.ONE);
        frame.markPrice = random.nextLong(100_000 * Fixed8.ONE);
        frame.fundingRateE12 = random.nextLong(-1_000_000_000, 1_000_000_000);
      }
      case GAP -> {}
    }
  }

  private static void sides(MarketFrame f, int bids, int asks, int least, Random random) {
    f.ensureLevels(Math.max(bids, asks));
    f.bidCount = bids;
    f.askCount = asks;
    long mid = 100_000 * Fixed8.ONE;
    f.hasOrderCounts = f.kind != MarketFrame.Kind.DELTA && bids + asks > 0 && random.nextBoolean();
    for (int i = 0; i < bids; i++) {
      f.bidPrices[i] = mid - i * Fixed8.ONE - random.nextLong(Fixed8.ONE);
      f.bidSizes[i] = least + random.nextLong(1_000 * Fixed8.ONE);
      f.bidOrders[i] = f.hasOrderCounts ? 1 + random.nextInt(100) : 0;
    }
    for (int i = 0; i < asks; i++) {
      f.askPrices[i] = mid + i * Fixed8.ONE + random.nextLong(Fixed8.ONE);
      f.askSizes[i] = least + random.nextLong(1_000 * Fixed8.ONE);
      f.askOrders[i] = f.hasOrderCounts ? 1 + random.nextInt(100) : 0;
    }
  }
}
