package hft.core.maker;

import hft.core.market.Side;
import hft.core.quote.MarketState;
import hft.core.quote.QuoteTargets;

/** Tells of a decision whose innermost targets differ from the last one told. */
final class TargetNews {
  private long bid = -1;
  private long ask = -1;
  private long bidSize;
  private long askSize;

  /**
   * @param mid of the book that was looked at, scaled
   */
  void tell(long nowNanos, long mid, MarketState state, QuoteTargets targets, MakerActions out) {
    long newBid = price(targets, Side.BID);
    long newAsk = price(targets, Side.ASK);
    long newBidSize = size(targets, Side.BID);
    long newAskSize = size(targets, Side.ASK);
    if (newBid == bid && newAsk == ask && newBidSize == bidSize && newAskSize == askSize) {
      return;
    }
    bid = newBid;
    ask = newAsk;
    bidSize = newBidSize;
    askSize = newAskSize;
    out.decided(new MakerDecision(nowNanos, mid, state, targets, bid, bidSize, ask, askSize));
  }

  private static long price(QuoteTargets targets, Side side) {
    return targets.count(side) == 0 ? 0 : targets.price(side, 0);
  }

  private static long size(QuoteTargets targets, Side side) {
    return targets.count(side) == 0 ? 0 : targets.size(side, 0);
  }
}
