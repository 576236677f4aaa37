package hft.hyperliquid.gateway;

import hft.core.market.Fixed8;
import hft.port.AccountEvent;
import hft.wire.info.ClearinghouseState;
import hft.wire.info.FillRow;
import hft.wire.info.InfoDecoder;
import hft.wire.info.InfoType;
import hft.wire.info.LedgerUpdateRow;
import hft.wire.info.OrderRow;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One look at the venue's truth: account state and open orders together, then the transfers and
 * fills since those we know of. These are asked for last, so that all that the state contains are
 * among them: those are told before the state, and those that came after it behind it. Given up
 * when an answer fails for good.
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

    /** The first instant of which transfers may not be known. */
    long transfersSinceNanos();

    /** The oldest {@link #TRANSFERS_OF_A_PAGE} rows of the ledger from then on. */
    void transfers(long sinceNanos, Call call);

    /** An answer had so many rows, which cost weight. */
    void rowsRead(InfoType type, int rows);

    void trouble(String what);

    /** Runs {@code step} after so many retry delays. */
    void later(int delays, Runnable step);

    /** Null for a coin we do not trade. */
    @Nullable Integer instrument(String coin);

    /** The state is about to be told, with the fills around it; it stands as of then. */
    void read(long venueNanos);

    void fill(AccountEvent.Fill fill);

    void transfer(LedgerUpdateRow row);

    void told(AccountEvent.Snapshot snapshot);

    /** Everything is told. */
    void over();

    /** Nothing was told, and nothing will be. */
    void failed(long actionId, String why);
  }

  static final int FILLS_OF_A_PAGE = 2_000;
  static final int TRANSFERS_OF_A_PAGE = 500;

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
              new RowPages<LedgerUpdateRow>(
                  TRANSFERS_OF_A_PAGE,
                  ways.transfersSinceNanos(),
                  LedgerUpdateRow::timeNanos,
                  row -> row),
              InfoDecoder::ledgerUpdates,
              new Transfers(known, open))
          .ask();
    }
  }

  /** What is read in pages, one thing after the other. */
  private abstract class Part<T> implements PagedReading.Ways<T> {
    final ClearinghouseState known;
    final List<OrderRow> open;
    private final InfoType type;

    Part(InfoType type, ClearinghouseState known, List<OrderRow> open) {
      this.type = type;
      this.known = known;
      this.open = open;
    }

    @Override
    public void charge(int rows) {
      ways.rowsRead(type, rows);
    }

    @Override
    public void later(int delays, Runnable step) {
      ways.later(delays, step);
    }

    @Override
    public void failed(String why) {
      fail(why);
    }
  }

  private final class Transfers extends Part<LedgerUpdateRow> {
    Transfers(ClearinghouseState known, List<OrderRow> open) {
      super(InfoType.USER_NON_FUNDING_LEDGER_UPDATES, known, open);
    }

    @Override
    public void ask(long sinceNanos, Call call) {
      ways.transfers(sinceNanos, call);
    }

    @Override
    public void read(RowPages<LedgerUpdateRow> transfers) {
      new PagedReading<>(
              new RowPages<>(
                  FILLS_OF_A_PAGE, ways.fillsSinceNanos(), FillRow::timeNanos, TruthReading::key),
              InfoDecoder::fills,
              new Fills(known, open, transfers.rows()))
          .ask();
    }
  }

  private static Object key(FillRow row) {
    return List.of(row.timeNanos(), row.coin(), row.tradeId(), row.oid());
  }

  private final class Fills extends Part<FillRow> {
    private final List<LedgerUpdateRow> transfers;

    Fills(ClearinghouseState known, List<OrderRow> open, List<LedgerUpdateRow> transfers) {
      super(InfoType.USER_FILLS_BY_TIME, known, open);
      this.transfers = transfers;
    }

    @Override
    public void ask(long sinceNanos, Call call) {
      ways.fills(sinceNanos, call);
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
      tell(fills, transfers, known, open);
    }
  }

  private void fail(String why) {
    if (!over) {
      over = true;
      ways.failed(actionId, why);
    }
  }

  private void tell(
      List<FillRow> fills,
      List<LedgerUpdateRow> transfers,
      ClearinghouseState known,
      List<OrderRow> open) {
    over = true;
    ways.read(known.timeNanos());
    transfers.stream().filter(it -> it.timeNanos() <= known.timeNanos()).forEach(ways::transfer);
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
    transfers.stream().filter(it -> it.timeNanos() > known.timeNanos()).forEach(ways::transfer);
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
