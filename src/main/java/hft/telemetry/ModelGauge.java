package hft.telemetry;

import hft.core.learn.AlphaState;
import hft.port.AlphaWatch;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How the model does on each coin, as the forecast actors told it last: each stores into cells that
 * no other thread writes. Figures of one look may be of two tellings.
 */
public final class ModelGauge implements AlphaWatch {
  private static final AlphaState[] STATES = AlphaState.values();
  private static final int STATE = 0;
  private static final int ANSWERS = 1;
  private static final int LATE = 2;
  private static final int FAILURES = 3;
  private static final int BRIER = 4;
  private static final int BASELINE = 5;
  private static final int SHIFT = 6;

  /** A cache line, so that two coins' threads do not share one. */
  private static final int ROW = 8;

  private final AtomicLongArray cells;

  ModelGauge(int coins) {
    cells = new AtomicLongArray(coins * ROW);
  }

  @Override
  public void told(
      int instrumentId,
      AlphaState state,
      long answers,
      long late,
      long failures,
      double brier,
      double baseline,
      double shift) {
    int row = instrumentId * ROW;
    cells.setRelease(row + STATE, state.ordinal());
    cells.setRelease(row + ANSWERS, answers);
    cells.setRelease(row + LATE, late);
    cells.setRelease(row + FAILURES, failures);
    cells.setRelease(row + BRIER, Double.doubleToRawLongBits(brier));
    cells.setRelease(row + BASELINE, Double.doubleToRawLongBits(baseline));
    cells.setRelease(row + SHIFT, Double.doubleToRawLongBits(shift));
  }

  /** {@link AlphaState#LINEAR} before anything was told: without a model nothing is. */
  public AlphaState state(int coin) {
    return STATES[(int) count(coin, STATE)];
  }

  public long answers(int coin) {
    return count(coin, ANSWERS);
  }

  public long late(int coin) {
    return count(coin, LATE);
  }

  public long failures(int coin) {
    return count(coin, FAILURES);
  }

  /** Over the window, 0..2. */
  public double brier(int coin) {
    return figure(coin, BRIER);
  }

  public double baseline(int coin) {
    return figure(coin, BASELINE);
  }

  /** Population stability index of the feature that has moved most. */
  public double shift(int coin) {
    return figure(coin, SHIFT);
  }

  private long count(int coin, int cell) {
    return cells.getAcquire(coin * ROW + cell);
  }

  private double figure(int coin, int cell) {
    return Double.longBitsToDouble(count(coin, cell));
  }
}
