package hft.core.match;

import hft.core.book.MarketFrame;
import hft.core.book.OrderEvent;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.latency.BurstMeter;
import java.util.ArrayList;
import java.util.List;

/**
 * The simulated Hyperliquid: several instruments, several accounts, replayed liquidity, blocks.
 *
 * <p>Time only moves forward, in venue time. A block at time B treats actions that arrived at or
 * before B: posting and cancels see the market as of the frames before B, taking actions see it
 * with the frames of B itself, as what others took in that block is gone.
 */
public final class SimulatedVenue {
  /** Window and normal path length of the mid for overload: a basis point in a second. */
  private static final long BURST_WINDOW_NANOS = 1_000_000_000L;

  private static final double QUIET_MOVE = 1e-4;

  private final VenueSettings settings;
  private final List<Market> markets = new ArrayList<>();
  private final Market[] byId;
  private final Clearing clearing;
  private final MatchingEngine engine;
  private final Block block;
  private final Funding funding;
  private final VenueTimers timers;
  private final Liquidation liquidation;
  private final ActionQueue pending = new ActionQueue();
  private final BurstMeter[] bursts;
  private long nowNanos = Long.MIN_VALUE;

  /** The earliest time at which a frame finds something due before itself. */
  private long wakeNanos = Long.MIN_VALUE;

  /**
   * @param instruments by id: the n-th has id n
   */
  public SimulatedVenue(VenueSettings settings, List<Instrument> instruments) {
    this.settings = settings;
    this.clearing = new Clearing(instruments.size());
    for (Instrument instrument : instruments) {
      if (instrument.id() != markets.size()) {
        throw new IllegalArgumentException(
            instrument.coin() + ": instrument ids must be 0, 1, 2, …, was " + instrument.id());
      }
      markets.add(new Market(instrument, clearing, settings.queue()));
    }
    this.byId = markets.toArray(new Market[0]);
    this.engine = new MatchingEngine(settings.rules(), markets, clearing);
    this.block = new Block(engine, clearing, settings.rules());
    this.funding = new Funding(markets, clearing);
    this.liquidation = new Liquidation(markets, clearing, engine);
    this.timers = new VenueTimers(engine, clearing, funding);
    this.bursts = new BurstMeter[settings.overload().isNever() ? 0 : byId.length];
    for (int i = 0; i < bursts.length; i++) {
      bursts[i] = new BurstMeter(BURST_WINDOW_NANOS, QUIET_MOVE);
    }
  }

  /** Opens an account; accounts are numbered 0, 1, 2, … */
  public int openAccount(AccountSettings account) {
    int id = clearing.accounts.size();
    clearing.open(new VenueAccount(id, account, settings.rules(), byId.length));
    return id;
  }

  /**
   * Takes in one market frame. Runs every block due before it. Frames come in venue-time order; one
   * that is late is applied as of its own time, after what already happened. The frame is not kept.
   */
  public void onMarket(MarketFrame frame, VenueListener out) {
    long nanos = frame.venueNanos;
    reach(nanos, out);
    Market market = byId[frame.instrumentId];
    market.onFrame(frame);
    if (frame.kind == MarketFrame.Kind.FUNDING) {
      funding.onFrame(market, nanos, frame.fundingRateE12);
    }
    if (bursts.length > 0) {
      bursts[frame.instrumentId].onMid(market.mid(), nanos);
    }
  }

  /**
   * Takes in one event of an order-level feed instead: queues are then exact and no model is asked.
   * An instrument gets either this or book and trade frames, not both.
   */
  public void onOrderEvent(int instrumentId, OrderEvent event, VenueListener out) {
    reach(event.nanos(), out);
    byId[instrumentId].onOrderEvent(event);
  }

  private void reach(long nanos, VenueListener out) {
    if (nanos >= wakeNanos) {
      runDue(nanos, nanos, out);
    }
    if (nanos > nowNanos) {
      nowNanos = nanos;
    }
    clearing.direct(out, nowNanos);
  }

  /**
   * Queues an action that reaches the venue at {@code arrivalNanos}; its block answers it. An
   * arrival before the time already reached counts as now.
   *
   * @return false when the mempool is full: the action was turned away and will not be answered
   */
  public boolean submit(VenueAction action, long arrivalNanos) {
    if (action.account() < 0 || action.account() >= clearing.accounts.size()) {
      throw new IllegalArgumentException("no account " + action.account() + " was opened");
    }
    if (pending.isFull()) {
      return false;
    }
    boolean taking = action.blockClass() == BlockClass.TAKING;
    long effective = Math.max(arrivalNanos, nowNanos) + (taking ? settings.takingDelayNanos() : 0);
    long blockNanos = settings.clock().firstAtOrAfter(effective);
    pending.add(action, blockNanos, arrivalNanos, isOverloaded(action, arrivalNanos));
    wakeNanos = Math.min(wakeNanos, pending.nextExecuteNanos());
    return true;
  }

  /** Cancels always get through: only orders are turned away. */
  private boolean isOverloaded(VenueAction action, long nanos) {
    if (bursts.length == 0
        || !(action instanceof VenueAction.Place || action instanceof VenueAction.Modify)) {
      return false;
    }
    double burst = 1;
    for (BurstMeter meter : bursts) {
      burst = Math.max(burst, meter.intensity(nanos));
    }
    return settings.overload().refuses(pending.submitted(), burst);
  }

  /**
   * Runs everything due up to and including {@code venueNanos}. Frames stamped {@code venueNanos}
   * may still follow; earlier ones should not.
   */
  public void advanceTo(long venueNanos, VenueListener out) {
    runDue(
        venueNanos, venueNanos + 1, out); // one more: the taking actions of a block at venueNanos
    nowNanos = Math.max(nowNanos, venueNanos);
  }

  /** Runs timers and blocks up to {@code nanos}, of those the actions up to {@code execute}. */
  private void runDue(long nanos, long execute, VenueListener out) {
    if (nowNanos == Long.MIN_VALUE) {
      funding.start(nanos);
    }
    while (true) {
      long timer = timers.nextNanos();
      boolean acts = pending.nextBlockNanos() <= nanos && pending.nextExecuteNanos() <= execute;
      if (!acts && timer > nanos) {
        break;
      }
      if (timer <= nanos && timer <= pending.nextBlockNanos()) {
        clearing.direct(out, timer);
        timers.run(timer);
      } else {
        runNext(out);
      }
    }
    wakeNanos = Math.min(timers.nextNanos(), pending.nextExecuteNanos());
  }

  private void runNext(VenueListener out) {
    ActionQueue.Pending next = pending.poll();
    if (next != null) {
      nowNanos = Math.max(nowNanos, next.blockNanos());
      clearing.direct(out, next.blockNanos());
      block.execute(next);
    }
  }

  /** The next block with something to do; {@code Long.MAX_VALUE} when nothing waits. */
  public long nextBlockNanos() {
    return pending.nextBlockNanos();
  }

  /** Takes every open order of the account out of the books now; returns how many. */
  public int cancelAll(int account, VenueListener out) {
    clearing.direct(out, nowNanos);
    return engine.cancelAll(clearing.accounts.get(account), OrderState.CANCELED);
  }

  /** The account as of the last block or frame. */
  public VenueSnapshot snapshot(int account) {
    return Snapshots.of(clearing.accounts.get(account), markets, nowNanos);
  }

  /** Writes the visible book, replayed and client liquidity together, as a SNAPSHOT. */
  public void writeBook(int instrumentId, int levels, MarketFrame into) {
    into.kind = MarketFrame.Kind.SNAPSHOT;
    into.instrumentId = instrumentId;
    into.venueNanos = nowNanos;
    into.receiveNanos = nowNanos;
    into.ensureLevels(levels);
    Market market = byId[instrumentId];
    into.bidCount =
        Snapshots.levels(market, Side.BID, levels, into.bidPrices, into.bidSizes, into.bidOrders);
    into.askCount =
        Snapshots.levels(market, Side.ASK, levels, into.askPrices, into.askSizes, into.askOrders);
    into.hasOrderCounts = true;
  }

  /** One instrument's prices as of the last block or frame. */
  public VenueMarket market(int instrumentId) {
    Market market = byId[instrumentId];
    return new VenueMarket(
        market.side(Side.BID).bestPrice(),
        market.side(Side.ASK).bestPrice(),
        market.mid(),
        market.mark(),
        market.reference(),
        market.lastTradePrice,
        market.fundingRateE12);
  }

  /** What the account's trading has earned it and what it has used up. */
  public VenueStanding standing(int account) {
    VenueAccount it = clearing.accounts.get(account);
    return new VenueStanding(
        it.volume(),
        it.credits.used(),
        it.credits.cap(it.volume()),
        it.credits.reserved(),
        it.funding(),
        engine.marginRequired(it),
        it.scheduledCancelNanos == Long.MAX_VALUE ? 0 : it.scheduledCancelNanos);
  }

  /** Charges address credits outside an order action, such as for an action that came too late. */
  public void charge(int account, int credits) {
    clearing.accounts.get(account).credits.charge(credits);
  }

  /** Adds credits that do not come from trading. */
  public void reserveCredits(int account, long credits) {
    clearing.accounts.get(account).credits.reserve(credits);
  }

  /** Money in (positive) or out; the caller checks that it is there. */
  public void transfer(int account, long amount) {
    clearing.transfer(clearing.accounts.get(account), amount);
  }

  /** Initial margin from now on is notional / {@code times}, 1 to 100. */
  public void setLeverage(int account, int instrumentId, int times) {
    if (times < 1 || times > 100) {
      throw new IllegalArgumentException("leverage must be 1..100, was " + times);
    }
    clearing.accounts.get(account).setLeverage(instrumentId, times);
  }

  public int leverage(int account, int instrumentId) {
    return clearing.accounts.get(account).leverage(instrumentId);
  }

  /**
   * Closes the positions of every account that is worth less than its maintenance margin.
   *
   * @param maxLeverage by instrument id; the maintenance rate is half of its inverse
   * @return the accounts concerned
   */
  public List<Integer> liquidate(int[] maxLeverage, VenueListener out) {
    clearing.direct(out, nowNanos);
    return liquidation.run(maxLeverage);
  }

  /** Checks quantity, cash, fees and funding of all accounts against all that was reported. */
  public Conservation conservation() {
    return clearing.ledger().check(clearing.accounts);
  }
}
