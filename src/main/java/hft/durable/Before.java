package hft.durable;

import hft.core.risk.DrawdownBreaker;
import hft.core.risk.Ladder;
import hft.core.risk.SafetyState;
import hft.core.risk.TickToTradeBreaker;
import hft.port.SafetyRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found at the start.
 *
 * @param ladder every entry, oldest first
 * @param kept the breakers and whose they are; null when nothing was ever remembered
 * @param lastRun identity of the newest run; 0 when there was none
 * @param releases times the operator has re-armed
 * @param doubts what could not be read: with any of them nothing may be quoted
 */
public record Before(
    List<Ladder.Entry> ladder,
    Words.@Nullable Remembered kept,
    long lastRun,
    long releases,
    List<String> doubts) {
  private static final TickToTradeBreaker.State NOT_LATE =
      new TickToTradeBreaker.State(Long.MIN_VALUE, false, List.of());
  private static final DrawdownBreaker.State NO_LOSS =
      new DrawdownBreaker.State(false, 0, List.of());

  public Before {
    ladder = List.copyOf(ladder);
    doubts = List.copyOf(doubts);
  }

  /**
   * @param state as written; empty for none
   */
  static Before of(List<SafetyRecord> log, String state, List<String> doubts) {
    List<Ladder.Entry> ladder = new ArrayList<>();
    List<String> unclear = new ArrayList<>(doubts);
    long lastRun = 0;
    long releases = 0;
    boolean drawdownOpen = false;
    for (SafetyRecord record : log) {
      switch (record.kind()) {
        case STARTED -> lastRun = Math.max(lastRun, record.number());
        case RELEASED -> {
          releases++;
          drawdownOpen = false;
        }
        case BREAKER_OPENED -> drawdownOpen |= record.who().startsWith("drawdown");
        case ENGAGED, REFUSED, STOPPED -> {}
      }
      Ladder.Entry entry = record.entry();
      if (entry != null) {
        ladder.add(entry);
      }
    }
    Words.Remembered kept = kept(state, releases, drawdownOpen, unclear);
    return new Before(ladder, kept, lastRun, releases, unclear);
  }

  /**
   * The breakers as they were left.
   *
   * @param account whose equity counts: that of another says nothing about a loss
   */
  @Nullable SafetyState breakers(String account) {
    if (kept == null) {
      return null;
    }
    SafetyState state = kept.state();
    DrawdownBreaker.State loss = state.drawdown();
    return kept.account().equals(account)
        ? state
        : new SafetyState(
            state.tickToTrade(),
            new DrawdownBreaker.State(loss.open(), loss.trippedNanos(), List.of()));
  }

  /** A state from before the last release says nothing any more: that was the operator's word. */
  private static Words.@Nullable Remembered kept(
      String state, long releases, boolean drawdownOpen, List<String> doubts) {
    Words.Remembered found = null;
    if (!state.isEmpty()) {
      try {
        found = Words.remembered(state);
      } catch (IllegalArgumentException e) {
        doubts.add("the breakers' state cannot be read: " + e.getMessage());
      }
    }
    if (found != null && found.releases() != releases) {
      found = null;
    }
    if (found == null && drawdownOpen) {
      found = new Words.Remembered("", releases, new SafetyState(NOT_LATE, NO_LOSS));
    }
    return found == null || !drawdownOpen ? found : found.withDrawdownOpen();
  }
}
