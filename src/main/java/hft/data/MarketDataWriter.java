package hft.data;

import hft.core.book.MarketFrame;
import java.nio.file.Path;

/**
 * Writes market frames to the tables of a data root, partitioned by venue date and coin.
 *
 * <p>Nothing appears under the root before {@link #commit()}: closing an uncommitted writer (an
 * exception on the way, a full disk) removes everything it wrote. A long-running recorder commits
 * now and then and goes on; each commit starts new files.
 *
 * <p>Frames of one coin and kind must come in venue-time order. What a reader would refuse (see
 * {@link FrameRules}) is refused here with a {@link BadData}.
 *
 * <pre>{@code
 * try (var writer = MarketDataWriter.create(root)) {
 *   while (...) writer.write(frame, "BTC");
 *   writer.commit();
 * }
 * instruments.write(root);
 * }</pre>
 */
public final class MarketDataWriter implements AutoCloseable {
  private MarketDataWriter() {}

  /** Into partitions that hold no data yet; an occupied one is a {@link BadData}. */
  public static MarketDataWriter create(Path root) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** Beside whatever the partitions already hold. */
  public static MarketDataWriter append(Path root) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /**
   * SNAPSHOT goes to {@code l2_book} (levels beyond 20 a side follow as one {@code l2_delta}
   * frame), DELTA to {@code l2_delta}, BBO to {@code bbo}, TRADE to {@code trades}, CONTEXT to
   * {@code asset_ctx}, FUNDING to {@code funding}. GAP frames and deltas without levels write
   * nothing: the replay finds silences itself. The frame's instrument id is not used.
   */
  public void write(MarketFrame frame, String coin) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** Publishes everything written since the last commit. */
  public void commit() {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** Rows written so far, all tables. */
  public long rows() {
    return 0;
  }

  @Override
  public void close() {}
}
