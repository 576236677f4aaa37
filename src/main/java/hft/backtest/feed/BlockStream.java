package hft.backtest.feed;

import hft.data.ColumnBlocks;
import hft.data.MarketTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.SinkQueueWithCancel;
import org.apache.pekko.stream.javadsl.Source;
import org.jspecify.annotations.Nullable;

/**
 * The row groups of one table of one coin, read ahead: at most {@link #AHEAD} wait beside the one
 * in use, however long the files are.
 */
final class BlockStream implements AutoCloseable {
  static final int AHEAD = 2;

  /** A row group and the file it came from. */
  record FileBlock(Path file, ColumnBlocks.Block block) {}

  private final SinkQueueWithCancel<FileBlock> queue;

  BlockStream(ActorSystem<?> system, List<Path> files, List<String> columns) {
    queue =
        Source.from(files)
            .flatMapConcat(
                file ->
                    Source.unfoldResource(
                            () -> new ColumnBlocks(file, columns),
                            blocks -> Optional.ofNullable(blocks.next()),
                            ColumnBlocks::close)
                        .map(block -> new FileBlock(file, block)))
            .withAttributes(Attributes.inputBuffer(1, 1))
            .async()
            .runWith(
                Sink.<FileBlock>queue().withAttributes(Attributes.inputBuffer(AHEAD, AHEAD)),
                system);
  }

  /** The next row group, waiting for it if need be; null at the end. */
  @Nullable FileBlock next() {
    try {
      return queue.pull().toCompletableFuture().join().orElse(null);
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    queue.cancel();
  }

  static List<String> columnsOf(MarketTable table) {
    return table.schema().columns().stream()
        .map(column -> column.name())
        .filter(name -> !name.contains("_n_"))
        .toList();
  }
}
