package hft.core.order;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import java.util.ArrayList;
import java.util.List;

final class OrderFixtures {
  static final long ONE = Fixed8.ONE;
  static final Instrument COIN = Instrument.perp(0, "COIN", 2);
  static final long NOW = 1_000_000_000L;

  private OrderFixtures() {}

  static ClientOrderId id(long low) {
    return new ClientOrderId(1, low);
  }

  static OrderIntent intent(long low, Side side, long price, long size, Tif tif) {
    return new OrderIntent(id(low), COIN, side, price, size, tif, false, NOW);
  }

  static OrderIntent intent(long low, Side side, String price, String size) {
    return intent(low, side, Fixed8.parse(price), Fixed8.parse(size), Tif.ALO);
  }

  record Quote(Side side, long price, long size) {
    static Quote of(Side side, String price, String size) {
      return new Quote(side, Fixed8.parse(price), Fixed8.parse(size));
    }

    static Quote bid(String price, String size) {
      return of(Side.BID, price, size);
    }

    static Quote ask(String price, String size) {
      return of(Side.ASK, price, size);
    }
  }

  /** Wanted quotes from a list, best first on each side. */
  static final class Wanted implements WantedQuotes {
    private final List<Quote> quotes;
    long bidLimit = Long.MAX_VALUE;
    long askLimit;

    Wanted(List<Quote> quotes) {
      this.quotes = quotes;
    }

    static Wanted of(Quote... quotes) {
      return new Wanted(List.of(quotes));
    }

    List<Quote> on(Side side) {
      return quotes.stream().filter(quote -> quote.side() == side).toList();
    }

    @Override
    public int count(Side side) {
      return on(side).size();
    }

    @Override
    public long price(Side side, int level) {
      return on(side).get(level).price();
    }

    @Override
    public long size(Side side, int level) {
      return on(side).get(level).size();
    }

    @Override
    public long limitPrice(Side side) {
      return side == Side.BID ? bidLimit : askLimit;
    }
  }

  static List<Quote> working(WorkingOrders orders) {
    List<Quote> quotes = new ArrayList<>();
    for (Side side : Side.values()) {
      for (int i = 0; i < orders.count(side); i++) {
        WorkingOrder order = orders.at(side, i);
        quotes.add(new Quote(side, order.price(), order.remaining()));
      }
    }
    return quotes;
  }
}
