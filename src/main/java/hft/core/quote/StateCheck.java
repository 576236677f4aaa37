package hft.core.quote;

import hft.core.market.Fixed8;

/** Says whether a market state can be quoted on at all. */
final class StateCheck {
  private StateCheck() {}

  static NoQuoteReason check(MarketState state, QuoteSettings settings) {
    if (state.bestBid <= 0 || state.bestAsk <= 0) {
      return NoQuoteReason.BOOK_UNKNOWN;
    }
    if (state.bestBid >= state.bestAsk) {
      return NoQuoteReason.BOOK_CROSSED;
    }
    if (state.bookAgeNanos > settings.staleAfterNanos()) {
      return NoQuoteReason.BOOK_STALE;
    }
    if (!referenceUsable(state, settings.alphaCapBps())) {
      return NoQuoteReason.REFERENCE_INVALID;
    }
    if (!calibrationUsable(state)) {
      return NoQuoteReason.CALIBRATION_INVALID;
    }
    if (!alphaUsable(state)) {
      return NoQuoteReason.ALPHA_INVALID;
    }
    if (!Double.isFinite(state.fundingRatePerHour)) {
      return NoQuoteReason.FUNDING_INVALID;
    }
    if (!Double.isFinite(state.makerFeeRate) || !Double.isFinite(state.adverseSelection)) {
      return NoQuoteReason.COST_INVALID;
    }
    return NoQuoteReason.NONE;
  }

  private static boolean referenceUsable(MarketState state, double marginBps) {
    double price = state.referencePrice;
    double margin = marginBps * 1e-4 * price;
    return positive(price)
        && price >= Fixed8.toDouble(state.bestBid) - margin
        && price <= Fixed8.toDouble(state.bestAsk) + margin;
  }

  private static boolean calibrationUsable(MarketState state) {
    return positive(state.sigma)
        && positive(state.bidA)
        && positive(state.bidK)
        && positive(state.askA)
        && positive(state.askK)
        && state.widening >= 1
        && Double.isFinite(state.widening);
  }

  private static boolean alphaUsable(MarketState state) {
    return state.alphaMove == 0
        || (Double.isFinite(state.alphaMove) && positive(state.alphaHorizonSeconds));
  }

  private static boolean positive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }
}
