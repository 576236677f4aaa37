package hft.core.signal;

import hft.core.book.BookView;
import hft.core.market.PriceGrid;
import hft.core.market.Side;

/**
 * One market as a model sees it: the last snapshots of the book, taken not more often than a
 * cadence, and the features now. Times are receive times.
 *
 * <p>A silence longer than the greatest gap, or a book that is not known, ends what belongs
 * together: there is no window until enough snapshots have been taken again.
 */
public final class Situation {
  private final SituationSettings settings;
  private final FeatureEngine features;
  private final TrailingMedian median;
  private final BookTape tape;
  private final long everyNanos;
  private final long gapNanos;
  private long firstOfStretch;
  private long stretches;
  private boolean broken = true;
  private long bookNanos = Long.MIN_VALUE / 2;
  private long snapshotNanos = Long.MIN_VALUE / 2;

  private Situation(
      SituationSettings settings, PriceGrid grid, MicroPrice microPrice, BookTape tape) {
    this.settings = settings;
    this.tape = tape;
    features = new FeatureEngine(grid, microPrice);
    median = new TrailingMedian(settings.medianHalfLife().toNanos());
    everyNanos = settings.snapshotEvery().toNanos();
    gapNanos = settings.maxGap().toNanos();
  }

  /** Of a running market: remembers one window, allocates nothing. */
  public static Situation running(
      SituationSettings settings, PriceGrid grid, MicroPrice microPrice) {
    return new Situation(
        settings, grid, microPrice, BookTape.ring(settings.levels(), settings.length()));
  }

  /** Of a recording: remembers every snapshot. */
  public static Situation recorded(SituationSettings settings, PriceGrid grid) {
    return new Situation(settings, grid, MicroPrice.NONE, BookTape.growing(settings.levels()));
  }

  /** A newer state of the book; true when it became a snapshot. */
  public boolean onBook(BookView book, long nowNanos) {
    if (!book.isTwoSided()) {
      broken = true;
      return false;
    }
    if (broken || nowNanos - bookNanos > gapNanos) {
      features.onGap();
      firstOfStretch = tape.size();
      stretches++;
      broken = false;
      snapshotNanos = nowNanos - everyNanos;
    }
    bookNanos = nowNanos;
    features.onBook(book, nowNanos);
    if (nowNanos - snapshotNanos < everyNanos) {
      return false;
    }
    snapshotNanos = nowNanos;
    snapshot(book, nowNanos);
    return true;
  }

  private void snapshot(BookView book, long nowNanos) {
    median.at(nowNanos);
    for (int i = 0, n = Math.min(settings.levels(), book.bidCount()); i < n; i++) {
      median.add(book.bidSize(i));
    }
    for (int i = 0, n = Math.min(settings.levels(), book.askCount()); i < n; i++) {
      median.add(book.askSize(i));
    }
    tape.append(book, nowNanos, median.value());
  }

  /** One print; price and size scaled by 1e-8. */
  public void onTrade(Side aggressor, long price, long size, long nowNanos) {
    features.onTrade(aggressor, price, size, nowNanos);
  }

  /** As {@link FeatureEngine#onContext}. */
  public void onContext(long rateE12, long oraclePrice, long markPrice) {
    features.onContext(rateE12, oraclePrice, markPrice);
  }

  /** True when a whole window lies in this stretch. */
  public boolean isReady() {
    return !broken && tape.size() - firstOfStretch >= settings.length();
  }

  /** The window that ends with the newest snapshot; only when {@link #isReady}. */
  public void window(float[] into, int offset) {
    tape.window(tape.size() - 1, settings.length(), into, offset);
  }

  public FeatureEngine features() {
    return features;
  }

  public BookTape tape() {
    return tape;
  }

  /** Unbroken stretches begun so far. */
  public long stretches() {
    return stretches;
  }

  /** Receive time of the newest two-sided book. */
  public long bookNanos() {
    return bookNanos;
  }
}
