/**
 * Tick to trade: from a frame's arrival at the engine's socket to its signed order's last byte
 * handed to a socket, on the loopback against the local exchange, beside a floor and a rival.
 *
 * <pre>
 * SteppedMarket --> ServerProcess: the exchange --touches on a fixed clock--> BareClient    the floor
 *                                       ^                                --> LoopbackEngine, TickLog
 *                                       +---- signed orders              --> NodeBot       the rival
 * </pre>
 *
 * One after the other, in one run, on the same touches. The engine is the tree of {@code ./hft run}
 * with its settings and threads; only the market moves faster.
 */
package hft.app.bench.tick;
