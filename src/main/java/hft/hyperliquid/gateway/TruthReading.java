package hft.hyperliquid.gateway;

import hft.port.AccountEvent;
import hft.wire.info.ClearinghouseState;
import hft.wire.info.FillRow;
import hft.wire.info.InfoDecoder;
import hft.wire.info.OrderRow;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One look at the venue's truth: account state and open orders together, then the fills since those
 * we know of. The fills are asked for last, so that every fill the state contains is in them and
 * can be told before it. Given up at the first answer that fails; whoever wanted it asks again.
 */
final class TruthReading {
  /** What a reading needs. */
  interface Ways {
    void clearinghouseState(Call call);

    void openOrders(Call call);

    void fills(Call call);

    /** Null for a coin we do not trade. */
    @Nullable Integer instrument(String coin);

    void event(AccountEvent event);

    void failed(String why);
  }

  private final Ways ways;
  private @Nullable ClearinghouseState state;
  private @Nullable List<OrderRow> orders;
  private boolean over;

  TruthReading(Ways ways) {
    this.ways = ways;
  }

  boolean isOver() {
    return over;
  }

  void start() {
    ways.clearinghouseState(new Answer(answer -> state = answer.clearinghouseState()));
    ways.openOrders(new Answer(answer -> orders = answer.openOrders()));
  }

  private void next() {
    var known = state;
    var open = orders;
    if (known != null && open != null && !over) {
      ways.fills(new Answer(answer -> tell(answer.fills(), known, open)));
    }
  }

  private void tell(List<FillRow> fills, ClearinghouseState known, List<OrderRow> open) {
    over = true;
    for (FillRow fill : fills) {
      Integer instrument = ways.instrument(fill.coin());
      if (instrument != null) {
        ways.event(AccountEvents.fill(instrument, fill));
      }
    }
    ways.event(
        new AccountEvent.Snapshot(
            open.stream()
                .filter(order -> ways.instrument(order.coin()) != null)
                .map(order -> AccountEvents.openOrder(id(order.coin()), order))
                .toList(),
            known.positions().stream()
                .filter(position -> ways.instrument(position.coin()) != null)
                .map(
                    position ->
                        new AccountEvent.Position(
                            id(position.coin()),
                            position.size(),
                            position.entryPrice() == null ? 0 : position.entryPrice()))
                .toList(),
            known.margin().accountValue(),
            known.timeNanos()));
  }

  private int id(String coin) {
    Integer id = ways.instrument(coin);
    if (id == null) {
      throw new IllegalStateException(coin + " was checked a moment ago");
    }
    return id;
  }

  private final class Answer implements Call {
    private final Consumer<InfoDecoder> reader;

    Answer(Consumer<InfoDecoder> reader) {
      this.reader = reader;
    }

    @Override
    public void told(InfoDecoder answer) {
      if (!over) {
        reader.accept(answer);
        next();
      }
    }

    @Override
    public void notSent(String why) {
      unknown(why);
    }

    @Override
    public void unknown(String why) {
      if (!over) {
        over = true;
        ways.failed(why);
      }
    }
  }
}
