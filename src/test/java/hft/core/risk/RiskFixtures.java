package hft.core.risk;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.OrderIntent;
import hft.core.order.Tif;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A market at 100.00/100.02 on one coin with lots of 0.01, and limits that are easy to reason
 * about.
 */
final class RiskFixtures {
  static final long ONE = Fixed8.ONE;
  static final Instrument COIN = Instrument.perp(0, "COIN", 2);
  static final Instrument OTHER = Instrument.perp(1, "OTHER", 2);
  static final long BEST_BID = 100 * ONE;
  static final long BEST_ASK = Fixed8.parse("100.02");
  static final long MID = Fixed8.parse("100.01");
  static final long NOW = 1_000_000_000_000L;
  static final RiskLimits LIMITS = new RiskLimits(5 * ONE, 600 * ONE, 10 * ONE, 8, 100);

  private RiskFixtures() {}

  static RiskSettings settings() {
    return settings(10_000 * ONE, 12, 20, 20);
  }

  static RiskSettings settings(long gross, int openOrders, int perSecond, int burst) {
    return new RiskSettings(
        gross,
        openOrders,
        perSecond,
        burst,
        Duration.ofSeconds(2),
        Duration.ofMillis(150),
        Duration.ofSeconds(1),
        3,
        300,
        Duration.ofHours(1));
  }

  static RiskGate gate() {
    return gate(settings());
  }

  static RiskGate gate(RiskSettings settings) {
    return gate(settings, LIMITS, LIMITS);
  }

  static RiskGate gate(RiskSettings settings, @Nullable RiskLimits... limits) {
    var gate = new RiskGate(settings, Arrays.asList(limits), new Interlock(settings));
    gate.reconciled(true);
    return gate;
  }

  static OrderIntent order(long id, Side side, String price, String size) {
    return order(id, COIN, side, price, size, Tif.ALO, false);
  }

  static OrderIntent order(
      long id,
      Instrument instrument,
      Side side,
      String price,
      String size,
      Tif tif,
      boolean reduceOnly) {
    return new OrderIntent(
        new ClientOrderId(1, id),
        instrument,
        side,
        Fixed8.parse(price),
        Fixed8.parse(size),
        tif,
        reduceOnly,
        NOW);
  }

  static OrderIntent close(long id, Side side, String price, String size) {
    return order(id, COIN, side, price, size, Tif.IOC, true);
  }

  static OrderIntent bid(long id) {
    return order(id, Side.BID, "100", "1");
  }

  static Verdict check(RiskGate gate, OrderIntent intent) {
    return check(gate, intent, NOW);
  }

  static Verdict check(RiskGate gate, OrderIntent intent, long now) {
    return gate.check(intent, BEST_BID, BEST_ASK, MID, 0, now);
  }
}
