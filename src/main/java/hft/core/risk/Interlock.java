package hft.core.risk;

import org.jspecify.annotations.Nullable;

/**
 * Both breakers and the operator's ladder as one: whether anything may leave, and what to do when
 * that changes. Consulted before any model is.
 */
public final class Interlock {
  private final TickToTradeBreaker tickToTrade;
  private final DrawdownBreaker drawdown;
  private final Ladder ladder;

  public Interlock(RiskSettings settings) {
    this(settings, new Ladder());
  }

  /**
   * @param ladder which other threads may engage, too
   */
  public Interlock(RiskSettings settings, Ladder ladder) {
    this.ladder = ladder;
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

  /** A rung was engaged: what that asks for, every time. */
  public SafetyAction onEngaged(Rung rung) {
    if (rung == Rung.WIDEN) {
      return SafetyAction.NONE;
    }
    return ladder.isFlattening() ? SafetyAction.CANCEL_ALL_AND_FLATTEN : SafetyAction.CANCEL_ALL;
  }

  /** The highest rung the drawdown asks for and that is not engaged; null for none. */
  public @Nullable Rung due(LadderRules rules) {
    if (drawdown.isBeyond(rules.noNewRiskBps()) && !ladder.isEngaged(Rung.NO_NEW_RISK)) {
      return Rung.NO_NEW_RISK;
    }
    return drawdown.isBeyond(rules.widenBps()) && !ladder.isEngaged(Rung.WIDEN) ? Rung.WIDEN : null;
  }

  /**
   * The operator's deliberate return to trading: releases rungs and re-arms both breakers, all or
   * nothing.
   *
   * @param confirmation the number the operator was shown, 0 when there was none yet; a later
   *     engagement has another and is not undone
   * @param from this rung and everything above is released
   */
  public Ladder.Release rearm(
      long confirmation, Rung from, String reason, String who, long nowNanos) {
    Ladder.Release release = ladder.release(confirmation, from, reason, who, nowNanos);
    if (release != Ladder.Release.WRONG_NUMBER) {
      tickToTrade.rearm();
      drawdown.rearm(nowNanos);
    }
    return release;
  }

  /** The first rule that stops quoting, null when none does. */
  public @Nullable Rule quotingStopped(long nowNanos) {
    if (ladder.isKilled()) {
      return Rule.KILL_LATCH;
    }
    if (drawdown.isOpen()) {
      return Rule.DRAWDOWN_BREAKER;
    }
    return tickToTrade.isOpen(nowNanos) ? Rule.TICK_TO_TRADE_BREAKER : null;
  }

  /** Positions are to be closed now. */
  public boolean isFlattening() {
    return ladder.isKilled() ? ladder.isFlattening() : drawdown.isOpen();
  }

  /** The rule that stops even a reduce-only IOC order: a kill without flattening. */
  public @Nullable Rule flatteningStopped() {
    return ladder.isKilled() && !ladder.isFlattening() ? Rule.KILL_LATCH : null;
  }

  public TickToTradeBreaker tickToTrade() {
    return tickToTrade;
  }

  public DrawdownBreaker drawdown() {
    return drawdown;
  }

  public Ladder ladder() {
    return ladder;
  }

  public SafetyState export() {
    return new SafetyState(tickToTrade.export(), drawdown.export());
  }

  public void restore(SafetyState state) {
    tickToTrade.restore(state.tickToTrade());
    drawdown.restore(state.drawdown());
  }
}
