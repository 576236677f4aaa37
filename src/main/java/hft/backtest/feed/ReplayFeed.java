package hft.backtest.feed;

import hft.core.book.MarketFrame;
import hft.data.Instruments;
import org.jspecify.annotations.Nullable;

/**
 * Recorded market data as one totally ordered sequence of frames, read ahead by a Pekko Stream in
 * its own ordinary ActorSystem and pulled by one consuming thread.
 *
 * <p>Order: venue time; at equal times what the venue does inside a block: FUNDING, CONTEXT, TRADE,
 * then the state it leaves behind: SNAPSHOT, DELTA, BBO; then coin id; then file order. GAP frames
 * come at the moment the silence became too long, before anything else of that time.
 */
public final class ReplayFeed implements AutoCloseable {
  /** Frames per batch handed over between threads; delta frames come in smaller batches. */
  public static final int BATCH_FRAMES = 512;

  private ReplayFeed() {}

  /**
   * Finds and checks the files, starts reading.
   *
   * @throws hft.data.BadData when there is nothing to read or it cannot be trusted
   */
  public static ReplayFeed open(ReplaySettings settings) {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** The coins replayed; frames carry these ids. */
  public Instruments instruments() {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /**
   * Venue time of the frame the next {@link #poll()} returns; {@link Long#MAX_VALUE} at the end.
   */
  public long peekNanos() {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /**
   * The next frame, valid until the next call; null at the end. Blocks while the readers are
   * behind.
   *
   * @throws hft.data.BadData when the next row cannot be trusted
   */
  public @Nullable MarketFrame poll() {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** Rows of all selected files, for progress; a delta frame is many rows. */
  public long rowsTotal() {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** Venue time of the first and last selected row. */
  public long firstNanos() {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  public long lastNanos() {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** Frames handed out so far, GAP frames included. */
  public long frames() {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** GAP frames handed out so far. */
  public long gaps() {
    throw new UnsupportedOperationException("follows in the next commit");
  }

  /** Stops the readers; safe to repeat. */
  @Override
  public void close() {}
}
