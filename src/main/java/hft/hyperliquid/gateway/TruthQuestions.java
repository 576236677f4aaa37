package hft.hyperliquid.gateway;

import hft.port.AccountEvent;
import hft.port.Clock;
import hft.wire.info.InfoRequest;
import hft.wire.info.InfoType;

/** What a reading of the venue's truth asks, over whichever way is open. */
final class TruthQuestions implements Truths.Surroundings {
  private final Calls calls;
  private final Clock clock;
  private final String user;
  private final GatewayWays ways;

  TruthQuestions(Calls calls, Clock clock, String user, GatewayWays ways) {
    this.calls = calls;
    this.clock = clock;
    this.user = user;
    this.ways = ways;
  }

  @Override
  public boolean mayRead() {
    return calls.mayRead(clock.nanos());
  }

  @Override
  public void clearinghouseState(Call call) {
    ask(InfoType.CLEARINGHOUSE_STATE, call);
  }

  @Override
  public void openOrders(Call call) {
    ask(InfoType.OPEN_ORDERS, call);
  }

  private void ask(InfoType type, Call call) {
    calls.info(new InfoRequest.OfUserOnDex(type, user, ""), call, clock.nanos());
  }

  @Override
  public void fills(long sinceNanos, Call call) {
    range(InfoType.USER_FILLS_BY_TIME, sinceNanos, call);
  }

  @Override
  public void transfers(long sinceNanos, Call call) {
    range(InfoType.USER_NON_FUNDING_LEDGER_UPDATES, sinceNanos, call);
  }

  private void range(InfoType type, long sinceNanos, Call call) {
    calls.info(new InfoRequest.Range(type, user, sinceNanos, null, false), call, clock.nanos());
  }

  @Override
  public void rowsRead(InfoType type, int rows) {
    calls.rowsRead(type, rows, clock.nanos());
  }

  @Override
  public void event(AccountEvent event) {
    ways.tell(event);
  }

  @Override
  public void trouble(String what) {
    ways.warn(what);
  }

  @Override
  public void later(int delays, Runnable step) {
    ways.later(delays, step);
  }
}
