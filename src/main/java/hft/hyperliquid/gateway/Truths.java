package hft.hyperliquid.gateway;

import hft.core.market.Instrument;
import hft.port.AccountEvent;
import hft.wire.info.InfoType;
import hft.wire.info.LedgerUpdateRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the venue's truth when asked to, one reading at a time. Who asks while one is under way
 * gets another one after it: what was read before the question cannot answer it. Also knows which
 * fills are news: those after the first state that was read, by the venue's own clock, and asks for
 * those since the newest it has heard of. Belongs to the gateway's thread.
 */
final class Truths {
  /** What readings need from their gateway. */
  interface Surroundings {
    /** Whether a whole reading can be paid for: one that ends half way has paid for nothing. */
    boolean mayRead();

    void clearinghouseState(Call call);

    void openOrders(Call call);

    void fills(long sinceNanos, Call call);

    void transfers(long sinceNanos, Call call);

    void rowsRead(InfoType type, int rows);

    void event(AccountEvent event);

    void trouble(String what);

    /** Runs {@code step} after so many retry delays. */
    void later(int delays, Runnable step);
  }

  /**
   * Of the delay before another try. A reading weighs more than what comes back of the address's
   * weight within one delay: tried at one pace, it would use up for ever what it waits for.
   */
  private static final int MAX_DOUBLINGS = 3;

  /** Rows asked for again before the newest one we know of: the venue's index may lag. */
  private static final long OVERLAP_NANOS = 60_000_000_000L;

  /** Nothing was asked. */
  private static final long NONE = Long.MIN_VALUE;

  private final Surroundings surroundings;
  private final Map<String, Integer> instruments = new HashMap<>();
  private final String user;
  private long newestFillNanos;
  private long newestTransferNanos;

  /** Payments heard of before the first state: it may or may not contain them. */
  private final List<AccountEvent> early = new ArrayList<>();

  /** Fills until then are part of the first state told. */
  private long historyUntilNanos = Long.MAX_VALUE;

  private @Nullable TruthReading reading;
  private boolean retrying;

  /** The reading asked for waits for weight, and it has been said. */
  private boolean poor;

  private int failures;
  private long askedMeanwhile = NONE;

  /**
   * @param user whose account it is, lower case
   * @param startedNanos fills and transfers are asked for from a little before
   */
  Truths(List<Instrument> traded, String user, long startedNanos, Surroundings surroundings) {
    traded.forEach(it -> instruments.put(it.coin(), it.id()));
    this.user = user;
    this.newestFillNanos = startedNanos;
    this.newestTransferNanos = startedNanos;
    this.surroundings = surroundings;
  }

  /** Answers with a snapshot of this id or a later one, and tries until the venue can be asked. */
  void read(long actionId) {
    if (reading != null || retrying) {
      askedMeanwhile = Math.max(askedMeanwhile, actionId);
      return;
    }
    if (!surroundings.mayRead()) {
      postpone(actionId);
      return;
    }
    poor = false;
    TruthReading fresh = new TruthReading(actionId, new Ways());
    reading = fresh;
    fresh.start();
  }

  private void postpone(long actionId) {
    if (!poor) {
      poor = true;
      surroundings.trouble(
          "the account is read later: the network address's weight is used up to what cancels"
              + " need");
    }
    retrying = true;
    askedMeanwhile = Math.max(askedMeanwhile, actionId);
    surroundings.later(1, this::next);
  }

  /** A fill was heard of; false when it happened before the first state told. */
  boolean isNews(long venueNanos) {
    if (venueNanos <= historyUntilNanos) {
      return false;
    }
    newestFillNanos = Math.max(newestFillNanos, venueNanos);
    return true;
  }

  /**
   * Funding or a transfer was heard of. It is told unless it happened before the first state told,
   * and not before that: nobody could add it to anything.
   */
  void paid(AccountEvent payment, long venueNanos) {
    if (historyUntilNanos != Long.MAX_VALUE) {
      if (venueNanos > historyUntilNanos) {
        surroundings.event(payment);
      }
    } else if (venueNanos > newestTransferNanos - OVERLAP_NANOS) {
      early.add(payment);
    }
  }

  private void tellEarly() {
    List<AccountEvent> waiting = List.copyOf(early);
    early.clear();
    for (AccountEvent payment : waiting) {
      switch (payment) {
        case AccountEvent.Funding funding -> paid(funding, funding.venueNanos());
        case AccountEvent.Transfer transfer -> paid(transfer, transfer.venueNanos());
        default -> throw new IllegalStateException("no payment: " + payment);
      }
    }
  }

  private void next() {
    retrying = false;
    if (askedMeanwhile != NONE) {
      long next = askedMeanwhile;
      askedMeanwhile = NONE;
      read(next);
    }
  }

  private final class Ways implements TruthReading.Ways {
    @Override
    public void clearinghouseState(Call call) {
      surroundings.clearinghouseState(call);
    }

    @Override
    public void openOrders(Call call) {
      surroundings.openOrders(call);
    }

    @Override
    public long fillsSinceNanos() {
      return newestFillNanos - OVERLAP_NANOS;
    }

    @Override
    public void fills(long sinceNanos, Call call) {
      surroundings.fills(sinceNanos, call);
    }

    @Override
    public long transfersSinceNanos() {
      return newestTransferNanos - OVERLAP_NANOS;
    }

    @Override
    public void transfers(long sinceNanos, Call call) {
      surroundings.transfers(sinceNanos, call);
    }

    @Override
    public void rowsRead(InfoType type, int rows) {
      surroundings.rowsRead(type, rows);
    }

    @Override
    public void trouble(String what) {
      surroundings.trouble(what);
    }

    @Override
    public void later(int delays, Runnable step) {
      surroundings.later(delays, step);
    }

    @Override
    public @Nullable Integer instrument(String coin) {
      return instruments.get(coin);
    }

    @Override
    public void fill(AccountEvent.Fill fill) {
      if (isNews(fill.venueNanos())) {
        surroundings.event(fill);
      }
    }

    @Override
    public void transfer(LedgerUpdateRow row) {
      newestTransferNanos = Math.max(newestTransferNanos, row.timeNanos());
      Long amount = row.effectOn(user);
      if (amount == null && row.timeNanos() > historyUntilNanos) {
        surroundings.trouble(
            "money moved by '"
                + row.kind()
                + "', and nobody can say how much: equity is off by it");
      } else if (amount != null && amount != 0) {
        paid(AccountEvents.transfer(row, amount), row.timeNanos());
      }
    }

    @Override
    public void read(long venueNanos) {
      historyUntilNanos = Math.min(historyUntilNanos, venueNanos);
    }

    @Override
    public void told(AccountEvent.Snapshot snapshot) {
      surroundings.event(snapshot);
      tellEarly();
    }

    @Override
    public void over() {
      reading = null;
      failures = 0;
      next();
    }

    @Override
    public void failed(long actionId, String why) {
      surroundings.trouble("the account cannot be read: " + why);
      reading = null;
      retrying = true;
      askedMeanwhile = Math.max(askedMeanwhile, actionId);
      surroundings.later(1 << Math.min(failures++, MAX_DOUBLINGS), Truths.this::next);
    }
  }
}
