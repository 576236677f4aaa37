package hft.backtest.feed;

import hft.core.book.MarketFrame;
import hft.data.FrameReader;
import hft.data.MarketDataReader;
import hft.data.Table;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Keep;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * One table of one coin: a stream that fills spare batches on a reading thread, and the consumer's
 * place in the batch it is working on. The batches in existence are made here once; the stream can
 * only run ahead by as many as are spare.
 */
final class SourceCursor {
  final int instrumentId;
  final Table table;
  private final BlockingQueue<FrameBatch> full;
  private final BoundedSourceQueue<FrameBatch> spare;
  private @Nullable FrameBatch batch;
  private @Nullable FrameBatch spent;
  private int at;

  /** Venue time of {@link #frame()}; {@link Long#MAX_VALUE} at the end. */
  long headNanos;

  SourceCursor(
      MarketDataReader data,
      MarketDataReader.Source source,
      int batches,
      ActorSystem<Void> system) {
    this.instrumentId = source.instrument().id();
    this.table = source.table();
    this.full = new ArrayBlockingQueue<>(batches + 1); // one more for the news of a failure
    FrameReader reader = data.reader(source);
    Pair<BoundedSourceQueue<FrameBatch>, CompletionStage<Done>> stream =
        Source.<FrameBatch>queue(batches)
            .map(empty -> fill(reader, empty))
            .takeWhile(filled -> !filled.isLast(), true)
            .toMat(Sink.foreach(full::add), Keep.both())
            .run(system);
    spare = stream.first();
    // Only after the stream's last step is the reader nobody's any more.
    var _ =
        stream
            .second()
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    full.add(failed(failure));
                  }
                  reader.close();
                });
    for (int i = 0; i < batches; i++) {
      spare.offer(newBatch(reader));
    }
  }

  private FrameBatch newBatch(FrameReader reader) {
    // Frames with many levels: fewer of them make a batch of about the same weight.
    boolean heavy = table == Table.L2_DELTA || table == Table.L2_BOOK;
    int size = heavy ? ReplayFeed.BATCH_FRAMES / 4 : ReplayFeed.BATCH_FRAMES;
    MarketFrame[] frames = new MarketFrame[size];
    Arrays.setAll(frames, i -> reader.newFrame());
    return new FrameBatch(frames);
  }

  private static FrameBatch fill(FrameReader reader, FrameBatch batch) {
    batch.count = reader.fill(batch.frames);
    return batch;
  }

  private static FrameBatch failed(Throwable failure) {
    FrameBatch last = new FrameBatch(new MarketFrame[1]);
    last.failure = failure;
    return last;
  }

  /** Waits for the first frame. */
  void start() {
    take();
  }

  /** The frame at the head; only while {@link #headNanos} is a time. */
  MarketFrame frame() {
    return Objects.requireNonNull(batch).frames[at];
  }

  /** Steps over the head. Its frame stays as it is until the next call. */
  void advance() {
    if (spent != null) {
      spare.offer(spent);
      spent = null;
    }
    FrameBatch current = Objects.requireNonNull(batch);
    at++;
    if (at < current.count) {
      headNanos = current.frames[at].venueNanos;
    } else if (current.isLast()) {
      headNanos = Long.MAX_VALUE;
    } else {
      spent = current;
      take();
    }
  }

  private void take() {
    FrameBatch next;
    try {
      next = full.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for market data", e);
    }
    if (next.failure != null) {
      throw failure(next.failure);
    }
    batch = next;
    at = 0;
    headNanos = next.count == 0 ? Long.MAX_VALUE : next.frames[0].venueNanos;
  }

  private static RuntimeException failure(Throwable cause) {
    return switch (cause) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          failure(wrapped.getCause());
      case RuntimeException known -> known;
      case Error error -> throw error;
      default -> new IllegalStateException("reading ahead failed", cause);
    };
  }
}
