package hft.core.quote;

import hft.core.market.Fixed8;
import hft.core.market.Instrument;
import hft.core.market.Side;
import java.util.SplittableRandom;

/**
 * A random but sane market, instrument and settings, wholly decided by its seed: prices from a
 * thousandth to hundreds of thousands (often beside a power of ten), every knob over its useful
 * range and, now and then, far outside of it.
 */
record QuoteScenario(QuoteSettings settings, Instrument instrument, MarketState state) {

  static QuoteScenario of(long seed) {
    var random = new SplittableRandom(seed);
    var instrument = Instrument.perp(0, "COIN", random.nextInt(6));
    var state = new MarketState();
    book(random, instrument, state);
    double bp = state.referencePrice * 1e-4;
    state.sigma = bp * logUniform(random, 0.01, 30);
    state.bidA = logUniform(random, 1e-3, 50);
    state.askA = logUniform(random, 1e-3, 50);
    state.bidK = 1 / (bp * logUniform(random, 0.05, 20));
    state.askK = 1 / (bp * logUniform(random, 0.05, 20));
    state.widening = random.nextInt(4) == 0 ? 1.5 : 1;
    state.alphaMove = bp * wild(random, 3);
    state.alphaHorizonSeconds = logUniform(random, 0.1, 60);
    state.fundingRatePerHour = wild(random, 1e-4);
    state.makerFeeRate = random.nextDouble(-0.3e-4, 4.5e-4);
    state.adverseSelection = bp * random.nextDouble(-1, 5);
    var settings = settings(random);
    double lots = settings.maxInventoryLots() * random.nextDouble(-1.6, 1.6);
    double size = lots * settings.lotNotional() / state.referencePrice;
    state.inventory = instrument.floorSize(Fixed8.fromDouble(size));
    return new QuoteScenario(settings, instrument, state);
  }

  private static void book(SplittableRandom random, Instrument instrument, MarketState state) {
    double price =
        random.nextBoolean()
            ? logUniform(random, 0.001, 300_000)
            : Math.pow(10, random.nextInt(-2, 6)) * random.nextDouble(0.9995, 1.0005);
    long finest = instrument.priceGrid().ceil(1);
    state.bestBid = Math.max(finest, instrument.priceGrid().roundPassive(Side.BID, price));
    state.bestAsk =
        instrument.priceGrid().stepPassive(Side.ASK, state.bestBid, 1 + random.nextInt(20));
    double bid = Fixed8.toDouble(state.bestBid);
    double ask = Fixed8.toDouble(state.bestAsk);
    state.referencePrice = bid + (ask - bid) * random.nextDouble();
  }

  private static QuoteSettings settings(SplittableRandom random) {
    var models = QuoteSettings.Model.values();
    double threshold = logUniform(random, 1e-6, 1e-4);
    return new QuoteSettings(
        models[random.nextInt(models.length)],
        logUniform(random, 1e-5, 1),
        logUniform(random, 2, 20_000),
        random.nextDouble(1, 40),
        random.nextDouble(),
        random.nextDouble(1, 1.5),
        1 + random.nextInt(8),
        random.nextInt(3) == 0 ? 0 : random.nextDouble(5),
        random.nextDouble(0.5, 2),
        random.nextDouble(2),
        random.nextDouble(1, 100),
        random.nextDouble(5),
        1_000_000_000L,
        true,
        new FundingTilt(
            threshold,
            threshold * random.nextDouble(1.1, 5),
            random.nextDouble(),
            random.nextDouble(24)),
        RequoteSettings.defaults());
  }

  QuoteTargets quote() {
    return QuoteFixtures.quote(settings, instrument, state);
  }

  private static double logUniform(SplittableRandom random, double low, double high) {
    return low * Math.pow(high / low, random.nextDouble());
  }

  /** Mostly within the scale, sometimes a million times it. */
  private static double wild(SplittableRandom random, double scale) {
    double value = random.nextDouble(-scale, scale);
    return random.nextInt(10) == 0 ? value * 1e6 : value;
  }
}
