package hft.core.signal;

import hft.core.book.L2Book;
import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.PriceGrid;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a book costs a forecast: the linear alpha's three features, all features, those and a
 * snapshot, and writing down the question for a model. The first is the rival.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class SituationBenchmark {
  private static final PriceGrid GRID = new PriceGrid(1, 5);
  private static final int BOOKS = 64;

  private final L2Book[] books = new L2Book[BOOKS];
  private final LinearAlpha linear =
      new LinearAlpha(
          new LinearAlphaSettings(1, 1, 1, Duration.ofSeconds(5), Duration.ofSeconds(10)));
  private final FeatureEngine features = new FeatureEngine(GRID, MicroPrice.NONE);
  private final Situation situation = situation();
  private final float[] window = new float[100 * 4 * 20];
  private final float[] numbers = new float[Feature.COUNT];
  private long nanos = 1;

  private static Situation situation() {
    return Situation.running(
        new SituationSettings(100, 20, Duration.ZERO, Duration.ofHours(1), Duration.ofSeconds(10)),
        GRID,
        MicroPrice.NONE);
  }

  @Setup
  public void fill() {
    for (int i = 0; i < BOOKS; i++) {
      books[i] = book(84_143 + i % 7, i);
    }
    for (int i = 0; i < 1_000; i++) {
      nanos += 1_000_000;
      situation.onBook(books[i % BOOKS], nanos);
      features.onBook(books[i % BOOKS], nanos);
    }
  }

  private static L2Book book(long mid, int seed) {
    MarketFrame frame = new MarketFrame();
    frame.kind = MarketFrame.Kind.SNAPSHOT;
    frame.bidCount = 20;
    frame.askCount = 20;
    for (int i = 0; i < 20; i++) {
      frame.bidPrices[i] = (mid - i) * Fixed8.ONE;
      frame.askPrices[i] = (mid + 1 + i) * Fixed8.ONE;
      frame.bidSizes[i] = (1 + (seed * 31L + i * 17L) % 97) * 1_000_000;
      frame.askSizes[i] = (1 + (seed * 37L + i * 13L) % 97) * 1_000_000;
    }
    L2Book book = new L2Book(20);
    book.apply(frame);
    return book;
  }

  private L2Book next() {
    nanos += 1_000_000;
    return books[(int) (nanos / 1_000_000 % BOOKS)];
  }

  @Benchmark
  public double linearAlpha() {
    linear.onBook(next(), nanos);
    return linear.expectedMove(nanos);
  }

  @Benchmark
  public double allFeatures() {
    features.onBook(next(), nanos);
    return features.mid();
  }

  @Benchmark
  public boolean featuresAndSnapshot() {
    return situation.onBook(next(), nanos);
  }

  @Benchmark
  public float question() {
    situation.window(window, 0);
    situation.features().write(numbers, 0, nanos);
    return window[7] + numbers[3];
  }
}
