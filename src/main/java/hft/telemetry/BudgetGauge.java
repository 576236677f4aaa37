package hft.telemetry;

import java.util.concurrent.atomic.AtomicLongArray;

/** What may still be sent. Written by the gateway's thread, which stores and goes on. */
public final class BudgetGauge {
  /** What is limited. */
  public enum Budget {
    /** Weight a minute of the network address. */
    WEIGHT,
    /** Messages a minute on sockets. */
    MESSAGES,
    /** Posts that are not answered. */
    POSTS,
    /** Actions the account may still send. */
    CREDITS
  }

  private static final int PAD = 16;

  private final AtomicLongArray cells = new AtomicLongArray(2 * PAD + 2 * Budget.values().length);

  /** The gateway's thread. */
  public void left(Budget budget, long left, long limit) {
    int at = PAD + 2 * budget.ordinal();
    cells.setOpaque(at, left);
    cells.setOpaque(at + 1, limit);
  }

  public long left(Budget budget) {
    return cells.getOpaque(PAD + 2 * budget.ordinal());
  }

  /** 0 while it is not known. */
  public long limit(Budget budget) {
    return cells.getOpaque(PAD + 2 * budget.ordinal() + 1);
  }
}
