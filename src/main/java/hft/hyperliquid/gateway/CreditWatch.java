package hft.hyperliquid.gateway;

import hft.wire.action.AccountAction;
import hft.wire.info.InfoDecoder;
import hft.wire.info.InfoRequest;
import hft.wire.info.InfoType;
import hft.wire.reply.ActionReply;
import java.time.Duration;

/**
 * Asks once a minute what the account may still send, and buys more where that is wanted; between
 * two answers it is counted here. Belongs to the gateway's thread.
 */
final class CreditWatch implements Call {
  private static final String NAME = "credits";
  private static final Duration INTERVAL = Duration.ofMinutes(1);

  private final long buys;
  private final String user;
  private final Calls calls;
  private final Budgets budgets;
  private final GatewayWays ways;

  /**
   * @param buys requests bought when fewer are left for orders; 0 for never
   */
  CreditWatch(long buys, String user, Calls calls, Budgets budgets, GatewayWays ways) {
    this.buys = buys;
    this.user = user;
    this.calls = calls;
    this.budgets = budgets;
    this.ways = ways;
  }

  void ask() {
    ways.remind(NAME, INTERVAL, this::ask);
    budgets.creditsAsked();
    calls.info(new InfoRequest.OfUser(InfoType.USER_RATE_LIMIT, user), this, ways.nowNanos());
  }

  @Override
  public void told(InfoDecoder answer) {
    budgets.creditsAnswered(answer.userRateLimit());
    if (budgets.left() < buys) {
      ways.action(new AccountAction.ReserveRequestWeight(buys, null), 1, new Purchase());
    }
  }

  @Override
  public void notSent(String why) {
    unknown(why);
  }

  @Override
  public void unknown(String why) {
    ways.warn("credits not known: " + why);
    ways.later(1, this::ask);
  }

  /** Whatever is not known of it, the next look tells. */
  private final class Purchase implements Call {
    @Override
    public void replied(ActionReply reply) {
      if (reply.kind == ActionReply.Kind.DEFAULT) {
        budgets.bought(buys);
      } else {
        unknown(reply.text());
      }
    }

    @Override
    public void notSent(String why) {
      unknown(why);
    }

    @Override
    public void unknown(String why) {
      ways.warn("requests not bought, as far as known: " + why);
    }
  }
}
