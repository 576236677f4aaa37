/**
 * Recorded market data for the backtest: files are decoded ahead on other threads, the lockstep
 * thread pulls one totally ordered sequence.
 *
 * <pre>
 * per (table, coin):  spare blocks --> Pekko Stream: decode --> full blocks --> frames --> merge --> poll()
 *                          ^------------- handed back when consumed -------------'
 * </pre>
 *
 * <p>The number of blocks is fixed, so memory does not grow with the data; threads meet once per
 * block, never per frame, and what crosses between them is columns: long runs of memory.
 */
package hft.backtest.feed;
