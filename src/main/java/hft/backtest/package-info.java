/** Running the trading tree over recorded data, and reporting what came of it. */
package hft.backtest;
