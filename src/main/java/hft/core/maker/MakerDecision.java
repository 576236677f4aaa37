package hft.core.maker;

import hft.core.quote.MarketState;
import hft.core.quote.QuoteTargets;

/**
 * What a decision was made from and what it came to. State and targets are reused: valid while
 * {@link MakerActions#decided} runs.
 *
 * @param bidPrice innermost wanted bid, scaled, 0 for none; the other three likewise
 */
public record MakerDecision(
    long nanos,
    long mid,
    MarketState state,
    QuoteTargets targets,
    long bidPrice,
    long bidSize,
    long askPrice,
    long askSize) {}
