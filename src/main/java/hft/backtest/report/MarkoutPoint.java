package hft.backtest.report;

/**
 * Mean markout of maker fills at one horizon: side × (mid then − fill price), in basis points of
 * the mid at the fill, weighted by notional, before fees.
 *
 * @param halfWidthBps half of the 95 % band, from sums over blocks of ten horizons; NaN with fewer
 *     than four blocks
 * @param netBps after the maker fee or rebate really charged
 * @param fills how many had a mid that late
 */
public record MarkoutPoint(
    int horizonSeconds, double bps, double netBps, double halfWidthBps, long fills, int blocks) {}
