/**
 * The simulated exchange as an actor: it plays the venue's order gateway over the pure core in
 * {@code hft.core.match}, with the latency of the way in and the way out. The tree cannot tell it
 * from the real one.
 *
 * <pre>
 * GatewayCommand --entry latency--> block --response latency--> GatewayReply, AccountEvent
 * MarketTape (recorded market) ------> venue's book
 * </pre>
 */
package hft.sim;
