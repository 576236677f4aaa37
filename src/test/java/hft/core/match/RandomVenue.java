package hft.core.match;

import hft.core.book.MarketFrame;
import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.order.ClientOrderId;
import hft.core.order.Tif;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A seeded run of a venue with two instruments and three accounts under random everything. */
final class RandomVenue {
  private static final Instrument[] COINS = {VenueFixture.SOL, VenueFixture.BTC};
  private static final long MID = 100;

  record Sent(BlockClass blockClass, long arrivalNanos) {}

  private final SplittableRandom random;
  private final boolean replayed;
  final VenueFixture heard;
  final Map<Long, Long> printSizes = new HashMap<>();
  private final Map<Long, Sent> sent = new HashMap<>();
  private long nanos = 1_000_000_000L;
  private long actionId;
  private long printId;
  private int drift;

  RandomVenue(long seed, VenueSettings settings, boolean replayed) {
    this.random = new SplittableRandom(seed);
    this.replayed = replayed;
    this.heard =
        new VenueFixture(
            settings,
            new AccountSettings(
                Fixed8.parse("20000"), 5, FeeSchedule.BASE.withRebate(2), 5_000 * Fixed8.ONE));
    heard.venue.openAccount(new AccountSettings(Fixed8.parse("500"), 3, FeeSchedule.tier(2), 0));
  }

  RandomVenue run(int steps) {
    for (int i = 0; i < steps; i++) {
      nanos += random.nextLong(40_000_000L);
      if (random.nextInt(400) == 0) {
        nanos += Funding.HOUR_NANOS / 3;
      }
      if (replayed && random.nextInt(3) > 0) {
        heard.venue.onMarket(frame(), heard);
      } else {
        VenueAction action = action();
        long arrival = nanos + random.nextLong(300_000_000L);
        sent.put(action.actionId(), new Sent(action.blockClass(), arrival));
        heard.submit(action, arrival);
        heard.venue.advanceTo(nanos, heard);
      }
    }
    nanos += 10_000_000_000L;
    heard.venue.advanceTo(nanos, heard);
    return this;
  }

  Sent sent(long actionId) {
    Sent found = sent.get(actionId);
    if (found == null) {
      throw new AssertionError("action " + actionId + " was answered but never sent");
    }
    return found;
  }

  private MarketFrame frame() {
    MarketFrame frame = VenueFixture.frame(MarketFrame.Kind.SNAPSHOT, nanos);
    frame.instrumentId = random.nextInt(COINS.length);
    drift += random.nextInt(3) - 1;
    drift = Math.max(-40, Math.min(40, drift));
    switch (random.nextInt(12)) {
      case 0, 1, 2 -> levels(frame, MarketFrame.Kind.SNAPSHOT, 5);
      case 3, 4, 5 -> levels(frame, MarketFrame.Kind.BBO, 1);
      case 6, 7, 8, 9 -> print(frame);
      case 10 -> context(frame);
      default -> {
        if (random.nextInt(20) == 0) {
          frame.kind = MarketFrame.Kind.GAP;
        } else {
          delta(frame);
        }
      }
    }
    return frame;
  }

  private void levels(MarketFrame frame, MarketFrame.Kind kind, int count) {
    frame.kind = kind;
    frame.bidCount = count;
    frame.askCount = count;
    int spread = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      frame.bidPrices[i] = price(-i);
      frame.askPrices[i] = price(spread + i);
      frame.bidSizes[i] = size(frame.instrumentId);
      frame.askSizes[i] = size(frame.instrumentId);
    }
  }

  private void delta(MarketFrame frame) {
    frame.kind = MarketFrame.Kind.DELTA;
    frame.bidCount = 1;
    frame.bidPrices[0] = price(-1 - random.nextInt(5));
    frame.bidSizes[0] = random.nextBoolean() ? 0 : size(frame.instrumentId);
  }

  private void print(MarketFrame frame) {
    frame.kind = MarketFrame.Kind.TRADE;
    frame.aggressor = random.nextBoolean() ? Side.BID : Side.ASK;
    frame.tradePrice = price(random.nextInt(7) - 3);
    frame.tradeSize = size(frame.instrumentId);
    frame.tradeId = ++printId;
    printSizes.put(frame.tradeId, frame.tradeSize);
  }

  private void context(MarketFrame frame) {
    frame.kind = MarketFrame.Kind.CONTEXT;
    frame.oraclePrice = price(0);
    frame.markPrice = price(1);
    frame.fundingRateE12 = random.nextLong(-50_000_000, 50_000_000);
  }

  private long price(int ticks) {
    return MID * Fixed8.ONE + (drift + ticks) * Fixed8.unit(2);
  }

  private long size(int instrument) {
    return (1 + random.nextInt(400)) * COINS[instrument].lot() * (instrument == 0 ? 1 : 1_000);
  }

  private VenueAction action() {
    int account = random.nextInt(3);
    return switch (random.nextInt(10)) {
      case 0 -> new VenueAction.CancelAll(account, ++actionId);
      case 1, 2 -> new VenueAction.Cancel(account, ++actionId, List.of(target(), target()));
      case 3 ->
          new VenueAction.Modify(
              account,
              ++actionId,
              List.of(new VenueAction.Modification(target(), order())),
              random.nextBoolean());
      default ->
          new VenueAction.Place(
              account,
              ++actionId,
              random.nextBoolean() ? List.of(order()) : List.of(order(), order()));
    };
  }

  private OrderTarget target() {
    List<VenueOrderUpdate> updates = heard.updates;
    if (updates.isEmpty()) {
      return OrderTarget.ofOid(0, 1);
    }
    int back = Math.min(updates.size(), 20);
    VenueOrderUpdate update = updates.get(updates.size() - 1 - random.nextInt(back));
    return OrderTarget.ofOid(update.instrumentId(), Math.max(1, update.oid()));
  }

  private NewOrder order() {
    Tif tif = Tif.values()[random.nextInt(3)];
    boolean reduceOnly = random.nextInt(4) == 0;
    int coin = random.nextInt(COINS.length);
    // The client order id says what the order was, for whoever checks the fills.
    ClientOrderId id =
        new ClientOrderId(tif.ordinal() * 2L + (reduceOnly ? 1 : 0), random.nextLong());
    return new NewOrder(
        id,
        COINS[coin],
        random.nextBoolean() ? Side.BID : Side.ASK,
        price(random.nextInt(9) - 4),
        random.nextInt(30) == 0 ? 7 : size(coin),
        tif,
        reduceOnly);
  }

  static Tif tif(VenueFill fill) {
    return Tif.values()[(int) (id(fill) / 2)];
  }

  static boolean reduceOnly(VenueFill fill) {
    return id(fill) % 2 == 1;
  }

  private static long id(VenueFill fill) {
    ClientOrderId id = fill.clientOrderId();
    if (id == null) {
      throw new AssertionError("every random order has a client order id");
    }
    return id.high();
  }
}
