package hft.hyperliquid.gateway;

import hft.wire.action.TradingAction;
import hft.wire.reply.ActionReply;
import hft.wire.reply.ErrorText;
import java.time.Duration;

/**
 * Keeps the venue's own cancel-all a little ahead of now, for as long as the engine lives. Accounts
 * below the venue's volume gate are refused; then it says so once and stops: a watchdog of their
 * own has to do it. Belongs to the gateway's thread.
 */
final class DeadMan {
  /** What it needs from its gateway. */
  interface Ways {
    void action(TradingAction action, Call call);

    void again(Duration delay);

    void warn(String what);
  }

  private static final String WATCHDOG =
      " Run ./hft watchdog beside the engine: nobody else cancels when it dies.";

  private final Duration ahead;
  private final Ways ways;
  private boolean refused;

  DeadMan(Duration ahead, Ways ways) {
    this.ahead = ahead;
    this.ways = ways;
  }

  boolean isArmed() {
    return !ahead.isZero() && !refused;
  }

  void refresh(long nowNanos) {
    if (!isArmed()) {
      return;
    }
    ways.again(ahead.dividedBy(3));
    ways.action(
        new TradingAction.ScheduleCancel((nowNanos + ahead.toNanos()) / 1_000_000),
        new Call() {
          @Override
          public void replied(ActionReply reply) {
            if (reply.kind == ActionReply.Kind.REFUSED) {
              refused |= reply.error() == ErrorText.SCHEDULE_VOLUME;
              ways.warn("no dead man's switch: " + reply.text() + (refused ? WATCHDOG : ""));
            }
          }

          @Override
          public void notSent(String why) {
            ways.warn("dead man's switch not refreshed: " + why);
          }

          @Override
          public void unknown(String why) {
            ways.warn("dead man's switch perhaps not refreshed: " + why);
          }
        });
  }
}
