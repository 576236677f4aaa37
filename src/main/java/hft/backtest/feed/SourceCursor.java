package hft.backtest.feed;

import hft.data.BlockReader;
import hft.data.FrameReader;
import hft.data.MarketDataReader;
import hft.data.RowBlock;
import hft.data.Table;
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
 * One table of one coin: a stream that decodes into spare blocks on a reading thread, and the
 * consumer's reader of what comes out. The blocks in existence are made here once; the stream can
 * only run ahead by as many as are spare.
 */
final class SourceCursor {
  final int instrumentId;
  final Table table;
  final FrameReader frames;

  SourceCursor(
      MarketDataReader data, MarketDataReader.Source source, int blocks, ActorSystem<Void> system) {
    this.instrumentId = source.instrument().id();
    this.table = source.table();
    this.frames = data.frames(source, new Decoded(data.blocks(source), blocks, system));
  }

  /** Either a block or why there is none. */
  private record Arrival(@Nullable RowBlock block, @Nullable Throwable failure) {}

  /** The consumer's end of the stream. */
  private static final class Decoded implements FrameReader.Blocks {
    private final BlockingQueue<Arrival> arrivals;
    private final BoundedSourceQueue<RowBlock> spare;

    Decoded(BlockReader reader, int blocks, ActorSystem<Void> system) {
      arrivals = new ArrayBlockingQueue<>(blocks + 1); // one more for the news of a failure
      Pair<BoundedSourceQueue<RowBlock>, CompletionStage<Done>> stream =
          Source.<RowBlock>queue(blocks)
              .map(
                  block -> {
                    reader.read(block);
                    return block;
                  })
              .takeWhile(block -> !block.isEnd(), true)
              .toMat(Sink.foreach(block -> arrivals.add(new Arrival(block, null))), Keep.both())
              .run(system);
      spare = stream.first();
      // Only after the stream's last step is the reader nobody's any more.
      var _ =
          stream
              .second()
              .whenComplete(
                  (done, failure) -> {
                    if (failure != null) {
                      arrivals.add(new Arrival(null, failure));
                    }
                    reader.close();
                  });
      for (int i = 0; i < blocks; i++) {
        spare.offer(reader.newBlock());
      }
    }

    @Override
    public RowBlock next(@Nullable RowBlock spent) {
      if (spent != null) {
        spare.offer(spent);
      }
      Arrival arrival;
      try {
        arrival = arrivals.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting for market data", e);
      }
      if (arrival.block() == null) {
        throw failure(arrival.failure());
      }
      return arrival.block();
    }

    /** The stream ends with its system. */
    @Override
    public void close() {}
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case CompletionException wrapped when wrapped.getCause() != null ->
          failure(wrapped.getCause());
      case RuntimeException known -> known;
      case Error error -> throw error;
      case null, default -> new IllegalStateException("reading ahead failed", cause);
    };
  }
}
