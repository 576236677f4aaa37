/**
 * Wires the production tree to a world on the wall clock: the venue, its test network, the venue's
 * market data with simulated fills, or an exchange of our own. {@link hft.app.live.World} is the
 * one place that picks; {@link hft.app.live.EngineRun} runs the tree until it is told to stop, and
 * ends it in order: quotes off, cancel all, confirmed, written down.
 */
package hft.app.live;
