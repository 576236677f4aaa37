package hft.exchange.market;

import hft.core.market.Fixed8;
import hft.wire.info.TradeRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** One coin's prints: the recent ones, those of the block in progress, candles and day volume. */
public final class Tape {
  /** What a new subscriber of trades is told of the past. */
  public static final int BACKFILL = 30;

  private final Deque<TradeRow> recent = new ArrayDeque<>();
  private final List<TradeRow> pending = new ArrayList<>();
  private final Candles candles;
  private final DayVolume volume = new DayVolume();

  public Tape(String coin) {
    this.candles = new Candles(coin);
  }

  public void add(TradeRow trade) {
    if (recent.size() == BACKFILL) {
      recent.removeFirst();
    }
    recent.addLast(trade);
    pending.add(trade);
    double size = Fixed8.toDouble(trade.size());
    volume.onTrade(trade.price(), size, size * Fixed8.toDouble(trade.price()), trade.timeNanos());
    candles.onTrade(trade.price(), trade.size() / 100, trade.timeNanos());
  }

  /** Latest first. */
  public List<TradeRow> recent() {
    return new ArrayList<>(recent.reversed());
  }

  /** Prints since the last {@link #endBlock}, in order. */
  public List<TradeRow> pending() {
    return pending;
  }

  public void endBlock() {
    pending.clear();
  }

  public Candles candles() {
    return candles;
  }

  /** Base units of the last 24 hours, at 1e-6. */
  public long dayBaseE6(long nanos) {
    return Math.round(volume.base(nanos) * 1e6);
  }

  /** Quote currency of the last 24 hours, at 1e-6. */
  public long dayNotionalE6(long nanos) {
    return Math.round(volume.notional(nanos) * 1e6);
  }

  /** The earliest price of the last 24 hours; 0 when nothing traded. */
  public long previousDayPrice(long nanos) {
    return volume.firstPrice(nanos);
  }
}
