package hft.hyperliquid.gateway;

import hft.core.market.Fixed8;
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
 * we know of. The fills are asked for last, so that every fill the state contains is among them:
 * those are told before the state, and those that came after it behind it. Given up when an answer
 * fails for good.
 */
final class TruthReading {
  /** What a reading needs. */
  interface Ways {
    void clearinghouseState(Call call);

    void openOrders(Call call);

    /** The first instant of which fills may not be known. */
    long fillsSinceNanos();

    /** The oldest {@link #FILLS_OF_A_PAGE} fills from then on. */
    void fills(long sinceNanos, Call call);

    /** An answer had so many fills: rows cost weight. */
    void fillsRead(int rows);

    void trouble(String what);

    /** Runs {@code step} after so many retry delays. */
    void later(int delays, Runnable step);

    /** Null for a coin we do not trade. */
    @Nullable Integer instrument(String coin);

    /** The state is about to be told, with the fills around it; it stands as of then. */
    void read(long venueNanos);

    void fill(AccountEvent.Fill fill);

    void told(AccountEvent.Snapshot snapshot);

    /** Everything is told. */
    void over();

    /** Nothing was told, and nothing will be. */
    void failed(long actionId, String why);
  }

  static final int FILLS_OF_A_PAGE = 2_000;

  /** The venue keeps no more of an account. */
  private static final int FILLS_KEPT = 10_000;

  private final long actionId;
  private final Ways ways;
  private @Nullable ClearinghouseState state;
  private @Nullable List<OrderRow> orders;
  private boolean over;

  /**
   * @param actionId the newest question it answers
   */
  TruthReading(long actionId, Ways ways) {
    this.actionId = actionId;
    this.ways = ways;
  }

  void start() {
    ways.clearinghouseState(
        new Answer(
            answer -> {
              state = answer.clearinghouseState();
              next();
            }));
    ways.openOrders(
        new Answer(
            answer -> {
              orders = answer.openOrders();
              next();
            }));
  }

  private void next() {
    var known = state;
    var open = orders;
    if (known != null && open != null) {
      new PagedReading<>(
              new RowPages<>(
                  FILLS_OF_A_PAGE, ways.fillsSinceNanos(), FillRow::timeNanos, TruthReading::key),
              InfoDecoder::fills,
              new Fills(known, open))
          .ask();
    }
  }

  private static Object key(FillRow row) {
    return List.of(row.timeNanos(), row.coin(), row.tradeId(), row.oid());
  }

  /** The fills around the state. */
  private final class Fills implements PagedReading.Ways<FillRow> {
    private final ClearinghouseState known;
    private final List<OrderRow> open;

    Fills(ClearinghouseState known, List<OrderRow> open) {
      this.known = known;
      this.open = open;
    }

    @Override
    public void ask(long sinceNanos, Call call) {
      ways.fills(sinceNanos, call);
    }

    @Override
    public void charge(int rows) {
      ways.fillsRead(rows);
    }

    @Override
    public void later(int delays, Runnable step) {
      ways.later(delays, step);
    }

    @Override
    public void read(RowPages<FillRow> pages) {
      List<FillRow> fills = pages.rows();
      if (!pages.isComplete() || fills.size() >= FILLS_KEPT) {
        ways.trouble(
            "the venue tells no more than "
                + fills.size()
                + " of the fills since the last known one: others are missing");
      }
      tell(fills, known, open);
    }

    @Override
    public void failed(String why) {
      fail(why);
    }
  }

  private void fail(String why) {
    if (!over) {
      over = true;
      ways.failed(actionId, why);
    }
  }

  private void tell(List<FillRow> fills, ClearinghouseState known, List<OrderRow> open) {
    over = true;
    ways.read(known.timeNanos());
    fills.stream().filter(it -> it.timeNanos() <= known.timeNanos()).forEach(this::fill);
    ways.told(
        new AccountEvent.Snapshot(
            actionId,
            open.stream()
                .filter(order -> ways.instrument(order.coin()) != null)
                .map(order -> AccountEvents.openOrder(id(order.coin()), order))
                .toList(),
            known.positions().stream()
                .filter(it -> it.size() != 0 && ways.instrument(it.coin()) != null)
                .map(
                    position ->
                        new AccountEvent.Position(
                            id(position.coin()),
                            position.size(),
                            Fixed8.divide(position.positionValue(), Math.abs(position.size()))))
                .toList(),
            known.margin().accountValue(),
            known.timeNanos()));
    fills.stream().filter(it -> it.timeNanos() > known.timeNanos()).forEach(this::fill);
    ways.over();
  }

  private void fill(FillRow row) {
    Integer instrument = ways.instrument(row.coin());
    if (instrument != null) {
      ways.fill(AccountEvents.fill(instrument, row));
    }
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
      }
    }

    @Override
    public void notSent(String why) {
      unknown(why);
    }

    @Override
    public void unknown(String why) {
      fail(why);
    }
  }
}
