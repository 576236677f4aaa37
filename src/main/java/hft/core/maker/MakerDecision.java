package hft.core.maker;

import hft.core.quote.QuoteInputs;
import hft.core.quote.QuoteTargets;

/**
 * What a decision was made from and what it came to. Reused; valid while {@link
 * MakerActions#decided} runs.
 *
 * @param alpha the forecast that counted, quote currency
 */
public record MakerDecision(
    long nanos, long mid, double alpha, QuoteInputs inputs, QuoteTargets targets) {}
