/**
 * Wires the production tree to a recorded market and a simulated venue, runs it in virtual time,
 * and accounts for it.
 */
package hft.app.backtest;
