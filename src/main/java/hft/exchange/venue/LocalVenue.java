package hft.exchange.venue;

import hft.core.book.MarketFrame;
import hft.core.market.Instrument;
import hft.core.match.AccountSettings;
import hft.core.match.Conservation;
import hft.core.match.FeeSchedule;
import hft.core.match.SimulatedVenue;
import hft.core.match.VenueAction;
import hft.core.match.VenueAnswer;
import hft.core.match.VenueMarket;
import hft.core.match.VenueSettings;
import hft.core.match.VenueStanding;
import hft.exchange.account.Account;
import hft.exchange.account.Accounts;
import hft.exchange.market.ReferencePrices;
import hft.exchange.market.Tape;
import hft.exchange.market.TapeClock;
import hft.exchange.market.Universe;
import hft.wire.action.Address;
import hft.wire.info.FundingRateRow;
import hft.wire.info.LedgerUpdateRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The simulated core with everything a venue keeps beside it. Time only moves forward. */
public final class LocalVenue {
  /** Prices, sizes and rates of settled hours kept for each coin. */
  private static final int FUNDING_ROWS = 5_000;

  private static final int DEFAULT_LEVERAGE = 20;
  private static final long HOUR_NANOS = 3_600_000_000_000L;

  /** Something other than an order that happens in a block. */
  private record Deferred(long blockNanos, long sequence, Runnable work) {}

  private final VenueSettings settings;
  private final FeeSchedule fees;
  private final Universe universe;
  private final SimulatedVenue core;
  private final Accounts accounts;
  private final TapeClock clock;
  private final List<Tape> tapes = new ArrayList<>();
  private final List<ReferencePrices> references = new ArrayList<>();
  private final List<List<FundingRateRow>> fundingRates = new ArrayList<>();
  private final BlockReport report = new BlockReport();
  private final Bookkeeper books;
  private final Map<Long, Consumer<VenueAnswer>> waiting = new HashMap<>();
  private final PriorityQueue<Deferred> deferred =
      new PriorityQueue<>(
          java.util.Comparator.comparingLong(Deferred::blockNanos)
              .thenComparingLong(Deferred::sequence));
  private long nextActionId = 1;
  private long nowNanos;

  /** The block in which something other than an order happens. */
  private long workNanos;

  /** Tells apart what happens twice at once. */
  private long ledgerRows;

  /**
   * @param startPrices oracle of each coin before anything trades; 0 for none
   */
  public LocalVenue(
      VenueSettings settings,
      FeeSchedule fees,
      Universe universe,
      TapeClock clock,
      ToLongFunction<String> startPrices,
      long startNanos) {
    this.settings = settings;
    this.fees = fees;
    this.universe = universe;
    this.clock = clock;
    this.nowNanos = startNanos;
    this.core = new SimulatedVenue(settings, universe.instruments());
    this.accounts = new Accounts(universe.size());
    for (Instrument instrument : universe.instruments()) {
      tapes.add(new Tape(instrument.coin()));
      fundingRates.add(new ArrayList<>());
      references.add(new ReferencePrices(instrument, startPrices.applyAsLong(instrument.coin())));
    }
    this.books = new Bookkeeper(universe, accounts, tapes, report, this::onAnswer);
  }

  /** Runs tape, blocks and timers up to and including {@code nanos}. */
  public void advanceTo(long nanos) {
    for (MarketFrame frame = clock.poll(nanos); frame != null; frame = clock.poll(nanos)) {
      runDeferred(frame.venueNanos);
      play(frame);
    }
    runDeferred(nanos);
    core.advanceTo(nanos, books);
    books.flushTrade();
    refresh(nanos);
    recordHours(nanos);
    books.whileLiquidating(
        id -> core.market(id).mark(), () -> core.liquidate(universe.maxLeverages(), books));
    books.flushTrade();
    nowNanos = Math.max(nowNanos, nanos);
  }

  private void play(MarketFrame frame) {
    core.onMarket(frame, books);
    switch (frame.kind) {
      case TRADE -> books.onTapePrint(frame);
      case CONTEXT, FUNDING -> references.get(frame.instrumentId).onTape(frame);
      case SNAPSHOT, BBO, DELTA, GAP -> books.flushTrade();
    }
  }

  private void refresh(long nanos) {
    for (ReferencePrices prices : references) {
      MarketFrame context = prices.due(nanos, core.market(prices.instrumentId()));
      if (context != null) {
        core.onMarket(context, books);
      }
    }
  }

  private void recordHours(long nanos) {
    if (Math.floorDiv(nanos, HOUR_NANOS) == Math.floorDiv(nowNanos, HOUR_NANOS)) {
      return;
    }
    for (Instrument instrument : universe.instruments()) {
      VenueMarket market = core.market(instrument.id());
      List<FundingRateRow> rows = fundingRates.get(instrument.id());
      if (rows.size() == FUNDING_ROWS) {
        rows.removeFirst();
      }
      rows.add(
          new FundingRateRow(
              instrument.coin(),
              market.fundingRateE12(),
              premiumE12(market),
              Math.floorDiv(nanos, HOUR_NANOS) * HOUR_NANOS));
    }
  }

  /** How far best bid and ask leave the oracle, fraction at 1e-12. */
  public static long premiumE12(VenueMarket market) {
    return Math.round(
        1e12 * ReferencePrices.premium(market.bestBid(), market.bestAsk(), market.oracle()));
  }

  private void runDeferred(long nanos) {
    while (true) {
      Deferred next = deferred.peek();
      if (next == null || next.blockNanos() > nanos) {
        return;
      }
      deferred.remove();
      workNanos = next.blockNanos();
      next.work().run();
    }
  }

  /** Does this in the block of an action that arrives at {@code arrivalNanos}. */
  void inBlock(long arrivalNanos, Runnable work) {
    long block = settings.clock().firstAtOrAfter(Math.max(arrivalNanos, nowNanos + 1));
    deferred.add(new Deferred(block, nextActionId++, work));
  }

  long nextActionId() {
    return nextActionId++;
  }

  /** Queues an action; false when the venue can take no more. */
  boolean submit(VenueAction action, long arrivalNanos, Consumer<VenueAnswer> answer) {
    if (!core.submit(action, Math.max(arrivalNanos, nowNanos + 1))) {
      return false;
    }
    waiting.put(action.actionId(), answer);
    return true;
  }

  private void onAnswer(VenueAnswer answer) {
    Consumer<VenueAnswer> waiter = waiting.remove(answer.actionId());
    if (waiter != null) {
      waiter.accept(answer);
    }
  }

  /** Opens an account with money on it. */
  public Account open(Address address, long cash) {
    return open(address, cash, 0);
  }

  /**
   * @param tradedVolume lifetime volume it starts with, scaled
   */
  public Account open(Address address, long cash, long tradedVolume) {
    int id = core.openAccount(new AccountSettings(cash, 1, fees, tradedVolume));
    for (Instrument instrument : universe.instruments()) {
      int leverage = Math.min(DEFAULT_LEVERAGE, universe.maxLeverage(instrument.id()));
      core.setLeverage(id, instrument.id(), leverage);
    }
    Account account = accounts.open(id, address, cash);
    note(account, "deposit", cash, "", "");
    return account;
  }

  /**
   * Puts more money on an account, in the next block: what a block has told of itself stays true.
   *
   * @param done run when it is there
   */
  public void deposit(Address address, long amount, long arrivalNanos, Runnable done) {
    Account account = accounts.find(address);
    if (account == null) {
      throw new IllegalArgumentException("no account " + address);
    }
    inBlock(
        arrivalNanos,
        () -> {
          transfer(account, amount, "deposit", null);
          done.run();
        });
  }

  /**
   * Moves money on or off an account; the caller has checked that it is there.
   *
   * @param other who gets or sends it; null when it comes from or goes outside
   */
  void transfer(Account account, long amount, String kind, @Nullable Address other) {
    core.transfer(account.id(), amount);
    account.portfolio().onTransfer(amount);
    String mine = other == null ? "" : account.address().toString();
    String theirs = other == null ? "" : other.toString();
    note(account, kind, amount, amount < 0 ? mine : theirs, amount < 0 ? theirs : mine);
  }

  private void note(Account account, String kind, long amount, String from, String to) {
    LedgerUpdateRow row =
        LedgerUpdateRow.of(
            Math.max(nowNanos, workNanos),
            String.format("0x%064x", ++ledgerRows),
            kind,
            Math.abs(amount),
            from,
            to);
    account.ledger().add(row);
    report.of(account).ledger.add(row);
  }

  /** What the account could take out: its value less the margin in use. */
  public long withdrawable(Account account) {
    VenueStanding standing = core.standing(account.id());
    long value = core.snapshot(account.id()).accountValue();
    return Math.max(0, value - standing.marginRequired());
  }

  public SimulatedVenue core() {
    return core;
  }

  public Universe universe() {
    return universe;
  }

  public Accounts accounts() {
    return accounts;
  }

  public FeeSchedule fees() {
    return fees;
  }

  public VenueSettings settings() {
    return settings;
  }

  public Tape tape(int instrumentId) {
    return tapes.get(instrumentId);
  }

  /** Settled hours of one coin, rising. */
  public List<FundingRateRow> fundingRates(int instrumentId) {
    return fundingRates.get(instrumentId);
  }

  /** The time reached. */
  public long nowNanos() {
    return nowNanos;
  }

  /** News since {@link #endBlock}. */
  public BlockReport report() {
    return report;
  }

  /** What the block said has been told. */
  public void endBlock() {
    report.clear();
    tapes.forEach(Tape::endBlock);
  }

  public Conservation conservation() {
    return core.conservation();
  }

  @Nullable Account account(Address address) {
    return accounts.find(address);
  }
}
