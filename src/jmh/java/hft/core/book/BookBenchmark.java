package hft.core.book;

import hft.app.bench.BookFrames;
import hft.app.bench.JacksonRival;
import hft.app.bench.TreeMapRival;
import hft.wire.feed.CoinTable;
import hft.wire.feed.FeedDecoder;
import hft.wire.feed.Ignoring;
import java.util.List;
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
 * The steps of {@code ./hft bench book} under JMH, each in a JVM of its own: parse, take in,
 * publish, look, and the rivals.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class BookBenchmark extends Ignoring {
  private final BookFrames frames = new BookFrames(1);
  private final FeedDecoder decoder = new FeedDecoder(new CoinTable(List.of("BTC")));
  private final JacksonRival jackson = new JacksonRival();
  private final MarketFrame jacksonFrame = new MarketFrame(BookFrames.LEVELS);
  private final L2Book book = new L2Book(100);
  private final TreeMapRival treeMap = new TreeMapRival();
  private final DoubleBufferedBook published = new DoubleBufferedBook(100, BookFrames.LEVELS);
  private final DoubleBufferedBook.Reader reader = published.newReader();
  private int next;

  @Setup
  public void setup() {
    book.apply(frames.snapshot(0));
    treeMap.apply(frames.snapshot(0));
    published.apply(frames.snapshot(0));
    published.publish();
  }

  @Benchmark
  public boolean parse20x20AndApply() {
    byte[] message = frames.message(next++);
    return decoder.decode(message, 0, message.length, next, this);
  }

  @Benchmark
  public ApplyResult jacksonParse20x20AndApply() {
    jackson.read(frames.message(next++), jacksonFrame);
    return book.apply(jacksonFrame);
  }

  @Benchmark
  public ApplyResult snapshotOf20x20() {
    return book.apply(frames.snapshot(next++));
  }

  @Benchmark
  public ApplyResult bestQuote() {
    return book.apply(frames.quote(next++));
  }

  @Benchmark
  public ApplyResult deltaOf3x3() {
    return book.apply(frames.delta(next++));
  }

  @Benchmark
  public long treeMapSnapshotOf20x20() {
    treeMap.apply(frames.snapshot(next++));
    return treeMap.mid();
  }

  @Benchmark
  public long treeMapBestQuote() {
    treeMap.apply(frames.quote(next++));
    return treeMap.mid();
  }

  @Benchmark
  public long treeMapDeltaOf3x3() {
    treeMap.apply(frames.delta(next++));
    return treeMap.mid();
  }

  @Benchmark
  public boolean publish() {
    return published.publish();
  }

  @Benchmark
  public double look() {
    BookView view = reader.acquire();
    try {
      return view.bestBid() + view.bestAsk() + view.mid() + view.weightedMid() + view.imbalance(5);
    } finally {
      reader.release();
    }
  }

  @Override
  public void book(BookKind kind, MarketFrame snapshot) {
    book.apply(snapshot);
  }
}
