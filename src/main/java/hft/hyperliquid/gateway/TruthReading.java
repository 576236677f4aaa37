package hft.hyperliquid.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import hft.hyperliquid.info.InfoAnswers;
import hft.hyperliquid.info.UnreadableAnswer;
import hft.port.AccountEvent;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One look at the venue's truth: account state and open orders together, then the fills since those we
 * know of. The fills are asked for last, so that every fill the state contains is in them and can be
 * told before it. Given up at the first answer that fails; whoever wanted it asks again.
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
  private InfoAnswers.@Nullable AccountState state;
  private @Nullable List<InfoAnswers.OpenOrder> orders;
  private boolean over;

  TruthReading(Ways ways) {
    this.ways = ways;
  }

  boolean isOver() {
    return over;
  }

  void start() {
    ways.clearinghouseState(new Answer(data -> state = InfoAnswers.clearinghouseState(data)));
    ways.openOrders(new Answer(data -> orders = InfoAnswers.openOrders(data)));
  }

  private void next() {
    var known = state;
    var open = orders;
    if (known != null && open != null && !over) {
      ways.fills(new Answer(data -> tell(InfoAnswers.fills(data), known, open)));
    }
  }

  private void tell(
      List<InfoAnswers.Fill> fills,
      InfoAnswers.AccountState known,
      List<InfoAnswers.OpenOrder> open) {
    over = true;
    for (InfoAnswers.Fill fill : fills) {
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
                            id(position.coin()), position.size(), position.entryPrice()))
                .toList(),
            known.accountValue(),
            known.venueNanos()));
  }

  private int id(String coin) {
    Integer id = ways.instrument(coin);
    if (id == null) {
      throw new IllegalStateException(coin + " was checked a moment ago");
    }
    return id;
  }

  private final class Answer implements Call {
    private final Consumer<JsonNode> reader;

    Answer(Consumer<JsonNode> reader) {
      this.reader = reader;
    }

    @Override
    public void told(JsonNode data) {
      if (over) {
        return;
      }
      try {
        reader.accept(data);
      } catch (UnreadableAnswer e) {
        unknown(String.valueOf(e.getMessage()));
        return;
      }
      next();
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
