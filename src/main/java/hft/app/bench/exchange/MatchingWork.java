package hft.app.bench.exchange;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.AccountSettings;
import hft.core.match.Conservation;
import hft.core.match.FeeSchedule;
import hft.core.match.FundingPayment;
import hft.core.match.NewOrder;
import hft.core.match.OrderTarget;
import hft.core.match.SimulatedVenue;
import hft.core.match.VenueAction;
import hft.core.match.VenueAnswer;
import hft.core.match.VenueFill;
import hft.core.match.VenueListener;
import hft.core.match.VenueOrderUpdate;
import hft.core.match.VenueSettings;
import hft.core.order.ClientOrderId;
import hft.exchange.market.MarketTape;
import hft.exchange.market.TapeClock;
import hft.exchange.market.Universe;
import hft.exchange.venue.ActionDesk;
import hft.exchange.venue.LocalVenue;
import hft.exchange.venue.Request;
import hft.wire.action.Address;
import hft.wire.action.OrderRequest;
import hft.wire.action.TimeInForce;
import hft.wire.action.TradingAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same orders through the exchange's venue, from the signer found to the answer's bytes, and
 * through the matching core alone. Of four actions two post, one cancels and one takes; every block
 * has a thousand.
 */
final class MatchingWork {
  /** Actions of one block. */
  static final int BLOCK = 1_024;

  private static final long START = 1_790_000_000_000_000_000L;
  private static final long MONEY = 100_000_000 * Fixed8.ONE;

  /** Buys more requests than any run needs. */
  private static final long VOLUME = 1_000_000_000 * Fixed8.ONE;

  private static final long SIZE = Fixed8.ONE / 1_000;
  private static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  private static final Address MAKER = Address.parse("0x" + "a".repeat(40));
  private static final Address TAKER = Address.parse("0x" + "b".repeat(40));

  private final VenueSettings settings = VenueSettings.defaults();
  private final LocalVenue venue;
  private final ActionDesk desk;
  private final SimulatedVenue core = new SimulatedVenue(settings, List.of(BTC));
  private final Counts coreCounts = new Counts();
  private long nonce = START / 1_000_000;
  private long venueNanos = START;
  private long coreNanos = START;
  private long coreActions;
  private int venueStep;
  private int coreStep;
  private long answers;
  private byte[] lastAnswer = {};

  /** What the core did, counted. */
  private static final class Counts implements VenueListener {
    long answers;
    long fills;

    @Override
    public void onAnswer(VenueAnswer answer) {
      answers++;
    }

    @Override
    public void onOrderUpdate(VenueOrderUpdate update) {}

    @Override
    public void onFill(VenueFill fill) {
      fills++;
    }

    @Override
    public void onFunding(FundingPayment payment) {}
  }

  MatchingWork() {
    TapeClock tape = new TapeClock(() -> MarketTape.EMPTY, 1, false, START);
    venue =
        new LocalVenue(
            settings,
            FeeSchedule.BASE,
            new Universe(List.of(BTC)),
            tape,
            coin -> 100_000 * Fixed8.ONE,
            START);
    desk = new ActionDesk(venue);
    venue.open(MAKER, MONEY, VOLUME);
    venue.open(TAKER, MONEY, VOLUME);
    core.openAccount(new AccountSettings(MONEY, 20, FeeSchedule.BASE, VOLUME));
    core.openAccount(new AccountSettings(MONEY, 20, FeeSchedule.BASE, VOLUME));
  }

  /** One block of the whole venue. */
  void venueBlock() {
    for (int i = 0; i < BLOCK; i++) {
      int step = venueStep++;
      int cycle = step / 4;
      switch (step & 3) {
        case 0 -> act(MAKER, order(maker(cycle), touch(cycle), TimeInForce.ALO, null));
        case 1 -> act(MAKER, order(Side.BID, deep(cycle), TimeInForce.ALO, id(cycle)));
        case 2 -> act(TAKER, order(maker(cycle).opposite(), touch(cycle), TimeInForce.IOC, null));
        default ->
            act(
                MAKER,
                new TradingAction.CancelByCloid(
                    List.of(new TradingAction.CloidCancel(0, id(cycle))), false));
      }
    }
    venueNanos = settings.clock().firstAtOrAfter(venueNanos + 1);
    venue.advanceTo(venueNanos);
    venue.endBlock();
  }

  private void act(Address signer, TradingAction action) {
    desk.receive(
        new Request(action, signer, nonce++, null, Long.MAX_VALUE),
        venueNanos + 1,
        body -> {
          answers++;
          lastAnswer = body;
        });
  }

  private static TradingAction order(
      Side side, long price, TimeInForce tif, @Nullable ClientOrderId id) {
    return TradingAction.Order.of(List.of(OrderRequest.limit(0, side, price, SIZE, tif, id)));
  }

  /** The same block, by the core alone. */
  void coreBlock() {
    for (int i = 0; i < BLOCK; i++) {
      int step = coreStep++;
      int cycle = step / 4;
      long id = ++coreActions;
      core.submit(
          switch (step & 3) {
            case 0 -> place(0, id, maker(cycle), touch(cycle), TimeInForce.ALO, null);
            case 1 -> place(0, id, Side.BID, deep(cycle), TimeInForce.ALO, id(cycle));
            case 2 -> place(1, id, maker(cycle).opposite(), touch(cycle), TimeInForce.IOC, null);
            default -> new VenueAction.Cancel(0, id, List.of(new OrderTarget(0, 0, id(cycle))));
          },
          coreNanos + 1);
    }
    coreNanos = settings.clock().firstAtOrAfter(coreNanos + 1);
    core.advanceTo(coreNanos, coreCounts);
  }

  private static VenueAction place(
      int account,
      long actionId,
      Side side,
      long price,
      TimeInForce tif,
      @Nullable ClientOrderId id) {
    return new VenueAction.Place(
        account, actionId, List.of(new NewOrder(id, BTC, side, price, SIZE, tif.tif(), false)));
  }

  /** Makers take turns, so that nobody's position grows. */
  private static Side maker(int cycle) {
    return (cycle & 1) == 0 ? Side.ASK : Side.BID;
  }

  private static long touch(int cycle) {
    return (maker(cycle) == Side.ASK ? 100_010 : 99_990) * Fixed8.ONE;
  }

  private static long deep(int cycle) {
    return (90_000L + cycle % 97) * Fixed8.ONE;
  }

  private static ClientOrderId id(int cycle) {
    return new ClientOrderId(1, cycle);
  }

  /**
   * @throws IllegalStateException when anything was refused, left unanswered or lost
   */
  void check() {
    long fills = venueStep / 4;
    require(answers == venueStep && coreCounts.answers == coreStep, "an action has no answer");
    require(coreCounts.fills == coreStep / 4 * 2L, "the core's fills are not as they must be");
    require(venue.core().standing(1).volume() > VOLUME || fills == 0, "nothing was traded");
    require(venue.core().snapshot(0).positions().isEmpty(), "a position was left");
    require(
        venue.accounts().get(0).orders().open().isEmpty(), "an order was left that must be gone");
    require(venue.conservation() instanceof Conservation.Held, "the books do not balance");
    String last = new String(lastAnswer, StandardCharsets.UTF_8);
    require(!last.contains("err"), "the last answer was " + last);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalStateException("exchange bench: " + otherwise);
    }
  }
}
