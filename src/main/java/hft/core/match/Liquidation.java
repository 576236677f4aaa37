package hft.core.match;

import hft.core.market.Fixed8;
import hft.core.market.Side;
import hft.core.order.FillCause;
import hft.core.order.Tif;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens to an account that is worth less than its maintenance margin: its orders go, its
 * positions are closed against the book at any price, and what finds no taker is taken over at the
 * mark when the account is below two thirds of the requirement. All positions are margined
 * together.
 */
final class Liquidation {
  private final List<Market> markets;
  private final Clearing clearing;
  private final MatchingEngine engine;

  Liquidation(List<Market> markets, Clearing clearing, MatchingEngine engine) {
    this.markets = markets;
    this.clearing = clearing;
    this.engine = engine;
  }

  /** Returns the accounts that were liquidated. */
  List<Integer> run(int[] maxLeverage) {
    List<Integer> liquidated = new ArrayList<>();
    for (VenueAccount account : clearing.accounts) {
      long maintenance = maintenance(account, maxLeverage);
      if (maintenance > 0 && value(account) < maintenance) {
        liquidated.add(account.id);
        engine.cancelAll(account, OrderState.LIQUIDATED_CANCELED);
        closeAtMarket(account);
        long left = maintenance(account, maxLeverage);
        if (left > 0 && 3 * value(account) < 2 * left) {
          takeOver(account);
        }
      }
    }
    return liquidated;
  }

  private long value(VenueAccount account) {
    long value = account.cash();
    for (Market market : markets) {
      long size = account.position(market.instrument.id());
      value = Math.addExact(value, Fixed8.multiply(size, market.mark()));
    }
    return value;
  }

  private long maintenance(VenueAccount account, int[] maxLeverage) {
    long sum = 0;
    for (Market market : markets) {
      int id = market.instrument.id();
      long notional = Fixed8.multiply(Math.abs(account.position(id)), market.mark());
      sum = Math.addExact(sum, notional / (2L * maxLeverage[id]));
    }
    return sum;
  }

  private void closeAtMarket(VenueAccount account) {
    for (Market market : markets) {
      long size = account.position(market.instrument.id());
      if (size != 0) {
        Side side = size > 0 ? Side.ASK : Side.BID;
        long anyPrice = side == Side.BID ? Long.MAX_VALUE / 4 : 1;
        engine.close(
            account,
            new NewOrder(null, market.instrument, side, anyPrice, Math.abs(size), Tif.IOC, true));
      }
    }
  }

  private void takeOver(VenueAccount account) {
    for (Market market : markets) {
      int id = market.instrument.id();
      long size = account.position(id);
      if (size != 0) {
        Side side = size > 0 ? Side.ASK : Side.BID;
        clearing.ledger().recordMarket(id, size);
        clearing.fill(
            account,
            null,
            clearing.takeOid(),
            clearing.takeTradeId(),
            id,
            side,
            market.mark(),
            Math.abs(size),
            false,
            market.mid(),
            new FillExplanation(FillCause.CROSSED, 0, 0, 0));
      }
    }
  }
}
