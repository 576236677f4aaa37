package hft.backtest.report;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import hft.core.match.FillExplanation;
import hft.core.order.CancelRequest;
import hft.core.order.ClientOrderId;
import hft.core.order.FillCause;
import hft.core.order.OrderIntent;
import hft.core.order.Outcome;
import hft.core.order.RejectReason;
import hft.core.order.Tif;
import hft.port.AccountEvent;
import hft.port.JournalEntry;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** A journal that looks like a quoting run: random walks, quotes around them, fills that lag. */
final class GeneratedRun {
  static final long START = 1_757_015_216_000_000_000L; // 2025-09-04T19:46:56Z
  static final long SECOND = 1_000_000_000L;
  static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  static final Instrument ETH = Instrument.perp(1, "ETH", 4);
  static final List<Instrument> COINS = List.of(BTC, ETH);

  private final Random random;
  private final Consumer<JournalEntry> journal;
  private final long[] mids = {111_000 * Fixed8.ONE, 4_300 * Fixed8.ONE};
  private final long[] positions = new long[2];
  private long cash = 10_000 * Fixed8.ONE;
  private long orderNumber;

  GeneratedRun(long seed, Consumer<JournalEntry> journal) {
    this.random = new Random(seed);
    this.journal = journal;
  }

  static RunFacts facts(int seconds, boolean synthetic) {
    return new RunFacts(
        "backtest",
        START,
        START + seconds * SECOND,
        7,
        Optional.empty(),
        "generated entries",
        synthetic,
        "c0ffee",
        "risk-averse",
        "hyperliquid: entry measured, feed and response 250 ms",
        "base",
        20L * seconds,
        400L * seconds,
        1,
        "ab".repeat(32));
  }

  void run(int seconds) {
    equity(START);
    for (int tick = 1; tick <= 5 * seconds; tick++) {
      long now = START + tick * SECOND / 5;
      for (Instrument coin : COINS) {
        step(now, coin, tick);
      }
      if (tick % 5 == 0) {
        equity(now);
      }
    }
    journal.accept(
        new JournalEntry.FundingPaid(
            START + seconds * SECOND,
            new AccountEvent.Funding(
                0, positions[0], 12_500_000, mids[0], -3_000_000, START + seconds * SECOND)));
    cash -= 3_000_000;
    equity(START + seconds * SECOND);
  }

  private void step(long now, Instrument coin, int tick) {
    int id = coin.id();
    long tickSize = coin.priceGrid().tickAt(mids[id]);
    mids[id] += Math.round(random.nextGaussian() * 2) * tickSize;
    long bid = mids[id] - tickSize;
    long ask = mids[id] + tickSize;
    journal.accept(new JournalEntry.Mark(now, id, bid, ask, positions[id]));
    if (tick % 10 == 0) {
      requote(now, coin, tickSize);
    }
    if (random.nextInt(25) == 0) {
      fill(now, coin, tickSize);
    }
    if (tick == 3_000 && id == 0) {
      journal.accept(
          new JournalEntry.SafetyEvent(
              now, "breaker tripped", "tick-to-trade 163 ms is above 150 ms: cancel all"));
    }
  }

  private void requote(long now, Instrument coin, long tickSize) {
    for (Side side : Side.values()) {
      long price = mids[coin.id()] - 3L * side.sign() * tickSize;
      OrderIntent intent =
          new OrderIntent(
              new ClientOrderId(1, ++orderNumber),
              coin,
              side,
              price,
              size(coin),
              Tif.ALO,
              false,
              now - 40_000 - random.nextInt(90_000));
      journal.accept(
          new JournalEntry.CancelSent(
              now, orderNumber, new CancelRequest(coin, intent.clientOrderId(), 0)));
      journal.accept(new JournalEntry.OrderSent(now, orderNumber, intent));
      journal.accept(new JournalEntry.Quote(now, coin.id(), side, price, size(coin)));
      if (random.nextInt(40) == 0) {
        journal.accept(new JournalEntry.Refused(now, intent, "max-inventory"));
        journal.accept(
            new JournalEntry.OrderAnswered(
                now,
                intent.clientOrderId(),
                new Outcome.Rejected(RejectReason.POST_ONLY_WOULD_MATCH, "would match")));
      }
    }
  }

  private void fill(long now, Instrument coin, long tickSize) {
    int id = coin.id();
    boolean maker = random.nextInt(12) != 0;
    Side side = positions[id] > 0 == random.nextInt(4) > 0 ? Side.ASK : Side.BID;
    long price = mids[id] - (maker ? 3L : -1L) * side.sign() * tickSize;
    long size = size(coin);
    long notional = Fixed8.multiply(price, size);
    long fee = Fixed8.multiplyRounded(notional, maker ? 15_000 : 45_000);
    positions[id] += side.sign() * size;
    cash -= side.sign() * notional + fee;
    journal.accept(
        new JournalEntry.Filled(
            now,
            new AccountEvent.Fill(
                new ClientOrderId(1, orderNumber),
                orderNumber,
                orderNumber,
                id,
                side,
                price,
                size,
                maker,
                fee,
                new FillExplanation(
                    maker ? FillCause.QUEUE_REACHED : FillCause.CROSSED, 0, 0, size),
                mids[id],
                now)));
  }

  private static long size(Instrument coin) {
    return coin.id() == 0 ? Fixed8.ONE / 100 : Fixed8.ONE / 4;
  }

  private void equity(long now) {
    long equity = cash;
    for (int id = 0; id < positions.length; id++) {
      equity += Fixed8.multiply(mids[id], positions[id]);
    }
    journal.accept(new JournalEntry.Equity(now, cash, equity));
  }
}
