package hft.hyperliquid.gateway;

import hft.core.market.Fixed8;
import hft.core.pace.AddressBudget;
import hft.core.pace.CreditPrice;
import hft.core.pace.RateGovernor;
import hft.core.pace.RateLimits;
import hft.core.pace.RequestWeights;
import hft.port.AccountEvent;
import hft.wire.info.InfoType;
import hft.wire.info.UserRateLimit;
import org.jspecify.annotations.Nullable;

/**
 * What we may still send: the network address's weight and posts, and the account's credits. Orders
 * and questions are refused while something is left for cancels; cancels are never refused.
 */
final class Budgets {
  /** One reading of the account: state, orders, transfers, fills. */
  private static final int READING =
      RequestWeights.info(InfoType.CLEARINGHOUSE_STATE.wireName())
          + RequestWeights.info(InfoType.OPEN_ORDERS.wireName())
          + RequestWeights.info(InfoType.USER_NON_FUNDING_LEDGER_UPDATES.wireName())
          + RequestWeights.info(InfoType.USER_FILLS_BY_TIME.wireName());

  /** One reading and one look at the credits. */
  private static final int QUESTIONS =
      READING + RequestWeights.info(InfoType.USER_RATE_LIMIT.wireName());

  private final RateGovernor governor = new RateGovernor(RateLimits.venue());
  private final AddressBudget credits;

  /**
   * @param floor credits that orders leave alone
   */
  Budgets(long floor) {
    credits = new AddressBudget(floor);
  }

  /** Null when the orders may leave, else why not. */
  @Nullable String refuseOrders(int count, long nowNanos) {
    // Looked at first and taken last: an order refused for one budget must cost nothing of the
    // other. Orders that were refused for unknown credits once used up the weight of the question.
    if (credits.available() < (long) count * CreditPrice.ORDER.credits()) {
      return "address credits: " + credits.available() + " left for orders";
    }
    if (!governor.tryOrders(count, QUESTIONS, nowNanos)) {
      return "the network address's weight or posts are used up to what cancels and questions need";
    }
    if (!credits.tryOrders(count, CreditPrice.ORDER)) {
      throw new IllegalStateException("the credits were there a moment ago");
    }
    return null;
  }

  /** True when the socket may take it; HTTP otherwise. */
  boolean cancelOverSocket(int count, long nowNanos) {
    credits.cancels(count);
    return governor.cancel(count, nowNanos) == RateGovernor.Route.SOCKET;
  }

  /** As for a cancel: what the question costs is taken from what cancels may use up. */
  boolean questionOverSocket(InfoType type, long nowNanos) {
    boolean socket = governor.cancel(1, nowNanos) == RateGovernor.Route.SOCKET;
    governor.charge(RequestWeights.info(type.wireName()) - RequestWeights.action(1), nowNanos);
    return socket;
  }

  boolean mayPost(InfoType type, long nowNanos) {
    return governor.tryPost(RequestWeights.info(type.wireName()), nowNanos);
  }

  void rowsRead(InfoType type, int rows, long nowNanos) {
    governor.charge(RequestWeights.rows(type.wireName(), rows), nowNanos);
  }

  /** Whether a whole reading of the account can be paid for. */
  boolean mayRead(long nowNanos) {
    return governor.hasWeight(READING, nowNanos);
  }

  boolean mayAskOverHttp(InfoType type, long nowNanos) {
    return governor.tryHttp(RequestWeights.info(type.wireName()), nowNanos);
  }

  void tell(GatewayWatch watch, long nowNanos) {
    watch.budgets(governor.snapshot(nowNanos), credits.snapshot());
  }

  /**
   * The venue refused an action as too late: five times the price of one in time.
   *
   * @param counted credits it was taken to cost when it left
   */
  void expired(int counted) {
    credits.charge((long) counted * (CreditPrice.EXPIRED.credits() - CreditPrice.ORDER.credits()));
  }

  void postAnswered() {
    governor.answered();
  }

  void disconnected() {
    governor.disconnected();
  }

  void creditsAsked() {
    credits.asked();
  }

  void creditsAnswered(UserRateLimit limit) {
    credits.answered(limit.used(), limit.cap(), limit.surplus());
  }

  /** Credits that orders may use; 0 before the venue has been heard. */
  long left() {
    return credits.available();
  }

  void bought(long more) {
    credits.bought(more);
  }

  void traded(AccountEvent.Fill fill) {
    credits.traded(Fixed8.multiply(fill.price(), fill.size()));
  }
}
