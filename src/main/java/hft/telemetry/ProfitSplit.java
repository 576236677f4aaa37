package hft.telemetry;

import hft.core.market.Fixed8;
import hft.port.AccountEvent;
import java.util.ArrayDeque;

/**
 * Where the money of one coin came from since the run began, quote currency scaled by 1e-8; the
 * parts add up to the net exactly. As in the run report: spread is what maker fills were better
 * than the mid, adverse selection how the mid moved against us in the five seconds after a fill,
 * inventory what is left.
 */
public final class ProfitSplit {
  private static final long ADVERSE_NANOS = 5_000_000_000L;

  /** Fills younger than that; more are settled early, at the mid there is. */
  private static final int YOUNG = 4_096;

  private record Young(long dueNanos, long mid, long signedSize) {}

  private final ArrayDeque<Young> young = new ArrayDeque<>();
  private long cash;
  private long position;
  private long lastMid;
  private long spread;
  private long taking;
  private long adverse;
  private long fees;
  private long rebates;
  private long funding;
  private long makerVolume;
  private long takerVolume;

  void mark(long nanos, long mid) {
    while (!young.isEmpty() && young.getFirst().dueNanos < nanos) {
      settle(young.removeFirst());
    }
    lastMid = mid;
  }

  private void settle(Young fill) {
    adverse = Math.addExact(adverse, Fixed8.multiply(lastMid - fill.mid, fill.signedSize));
  }

  void fill(long nanos, AccountEvent.Fill fill) {
    long mid = fill.markPrice() > 0 ? fill.markPrice() : lastMid > 0 ? lastMid : fill.price();
    long signed = fill.side().sign() * fill.size();
    long notional = Fixed8.multiply(fill.price(), fill.size());
    long captured = Fixed8.multiply(mid - fill.price(), signed);
    if (fill.maker()) {
      spread = Math.addExact(spread, captured);
      makerVolume = Math.addExact(makerVolume, notional);
    } else {
      taking = Math.addExact(taking, captured);
      takerVolume = Math.addExact(takerVolume, notional);
    }
    if (fill.fee() >= 0) {
      fees = Math.addExact(fees, fill.fee());
    } else {
      rebates = Math.subtractExact(rebates, fill.fee());
    }
    cash = Math.subtractExact(cash, fill.side().sign() * notional);
    position += signed;
    if (young.size() == YOUNG) {
      settle(young.removeFirst());
    }
    young.addLast(new Young(nanos + ADVERSE_NANOS, mid, signed));
  }

  void funding(long payment) {
    funding = Math.addExact(funding, payment);
  }

  /** Realised and unrealised, before fees and funding. */
  public long gross() {
    return Math.addExact(cash, Fixed8.multiply(lastMid, position));
  }

  public long net() {
    return gross() - fees + rebates + funding;
  }

  public long spread() {
    return spread;
  }

  public long taking() {
    return taking;
  }

  public long adverse() {
    return adverse;
  }

  public long inventory() {
    return gross() - spread - taking - adverse;
  }

  /** Paid, not negative. */
  public long fees() {
    return fees;
  }

  /** Received, not negative. */
  public long rebates() {
    return rebates;
  }

  public long funding() {
    return funding;
  }

  public long makerVolume() {
    return makerVolume;
  }

  public long takerVolume() {
    return takerVolume;
  }
}
