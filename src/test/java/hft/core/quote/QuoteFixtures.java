package hft.core.quote;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;

/** A calm BTC perp, and settings with single knobs turned. */
final class QuoteFixtures {
  static final Instrument BTC = Instrument.perp(0, "BTC", 5);
  static final double MID = 84_143.5;

  private QuoteFixtures() {}

  /** 84143 x 84144, no inventory, no opinion, no costs; σ 1 bp/√s, A 0.6/s, 1/k 1 bp. */
  static MarketState calm() {
    var state = new MarketState();
    top(state, "84143", "84144");
    state.sigma = MID * 1e-4;
    state.bidA = 0.6;
    state.askA = 0.6;
    state.bidK = 1 / (MID * 1e-4);
    state.askK = state.bidK;
    return state;
  }

  static void top(MarketState state, String bid, String ask) {
    state.bestBid = Fixed8.parse(bid);
    state.bestAsk = Fixed8.parse(ask);
    state.referencePrice = (Fixed8.toDouble(state.bestBid) + Fixed8.toDouble(state.bestAsk)) / 2;
  }

  static QuoteTargets quote(QuoteSettings settings, Instrument instrument, MarketState state) {
    var quoter = new Quoter(settings, instrument);
    var targets = quoter.newTargets();
    quoter.quote(state, targets);
    return targets;
  }

  static QuoteTargets quote(MarketState state) {
    return quote(QuoteSettings.defaults(), BTC, state);
  }

  /** Scaled size of {@code lots} standard orders as the quoter counts them. */
  static long inventory(MarketState state, double lots) {
    return (long) (quote(state).lotSize * lots);
  }

  static QuoteSettings with(QuoteSettings.Model model) {
    return sized(model, 1_000, 10, 3, 1.0, 1.0);
  }

  static QuoteSettings sized(
      QuoteSettings.Model model,
      double lotNotional,
      double maxLots,
      int levels,
      double spacingBps,
      double growth) {
    var base = QuoteSettings.defaults();
    return new QuoteSettings(
        model,
        base.riskAversionPerBpLot(),
        lotNotional,
        maxLots,
        base.targetInventoryShare(),
        base.flattenShare(),
        levels,
        spacingBps,
        growth,
        base.edgeBufferBps(),
        base.depthMaxBps(),
        base.alphaCapBps(),
        base.staleAfterNanos(),
        base.postOnly(),
        base.fundingTilt(),
        base.requote());
  }
}
