package hft.sim;

import hft.core.match.latency.LatencyModel;

/**
 * The two legs between the engine and the venue.
 *
 * @param entry from our gateway to the venue's mempool
 * @param response from the block back to us, for answers and account events alike
 */
public record ExchangeLatency(LatencyModel entry, LatencyModel response) {}
