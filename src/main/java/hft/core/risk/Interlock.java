package hft.core.risk;

import org.jspecify.annotations.Nullable;

/**
 * Both breakers and the kill latch as one: whether anything may leave, and what to do when that
 * changes. Consulted before any model is.
 */
public final class Interlock {
  private final TickToTradeBreaker tickToTrade;
  private final DrawdownBreaker drawdown;
  private final KillLatch latch = new KillLatch();

  public Interlock(RiskSettings settings) {
    this.tickToTrade = new TickToTradeBreaker(settings);
    this.drawdown = new DrawdownBreaker(settings);
  }

  /** An order caused by market data of {@code sourceNanos} is about to leave. */
  public SafetyAction onOrder(long sourceNanos, long nowNanos) {
    return tickToTrade.observe(sourceNanos, nowNanos) ? SafetyAction.CANCEL_ALL : SafetyAction.NONE;
  }

  /** The account is worth {@code equity}: cash plus positions at mid. */
  public SafetyAction onEquity(long nowNanos, long equity) {
    if (!drawdown.observe(nowNanos, equity)) {
      return SafetyAction.NONE;
    }
    // A kill without flattening outranks the breaker's wish to close positions.
    return isFlattening() ? SafetyAction.CANCEL_ALL_AND_FLATTEN : SafetyAction.CANCEL_ALL;
  }

  /** Money came in (positive) or was taken out, after {@link #onEquity} of the moment before. */
  public void onTransfer(long amount) {
    drawdown.onTransfer(amount);
  }

  /** Always works; asks for its action every time. */
  public SafetyAction engage(String reason, String who, boolean flatten, long nowNanos) {
    latch.engage(reason, who, flatten, nowNanos);
    return latch.isFlattening() ? SafetyAction.CANCEL_ALL_AND_FLATTEN : SafetyAction.CANCEL_ALL;
  }

  /**
   * The operator's deliberate return to trading: releases the latch and re-arms both breakers, all
   * or nothing.
   *
   * @param confirmation the engagement number the operator was shown, 0 when there was none yet; a
   *     later engagement has another and is not undone
   */
  public KillLatch.Release rearm(long confirmation, String reason, String who, long nowNanos) {
    KillLatch.Release release = latch.release(confirmation, reason, who, nowNanos);
    if (release != KillLatch.Release.WRONG_ENGAGEMENT) {
      tickToTrade.rearm();
      drawdown.rearm(nowNanos);
    }
    return release;
  }

  /** The first rule that stops quoting, null when none does. */
  public @Nullable Rule quotingStopped(long nowNanos) {
    if (latch.isEngaged()) {
      return Rule.KILL_LATCH;
    }
    if (drawdown.isOpen()) {
      return Rule.DRAWDOWN_BREAKER;
    }
    return tickToTrade.isOpen(nowNanos) ? Rule.TICK_TO_TRADE_BREAKER : null;
  }

  /** Positions are to be closed now. */
  public boolean isFlattening() {
    return latch.isEngaged() ? latch.isFlattening() : drawdown.isOpen();
  }

  /** The rule that stops even a reduce-only IOC order: a kill without flattening. */
  public @Nullable Rule flatteningStopped() {
    return latch.isEngaged() && !latch.isFlattening() ? Rule.KILL_LATCH : null;
  }

  public TickToTradeBreaker tickToTrade() {
    return tickToTrade;
  }

  public DrawdownBreaker drawdown() {
    return drawdown;
  }

  public KillLatch latch() {
    return latch;
  }

  public SafetyState export() {
    return new SafetyState(tickToTrade.export(), drawdown.export(), latch.export());
  }

  public void restore(SafetyState state) {
    tickToTrade.restore(state.tickToTrade());
    drawdown.restore(state.drawdown());
    latch.restore(state.latch());
  }
}
