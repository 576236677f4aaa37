/**
 * Recorded market data for the backtest: files are decoded ahead on other threads, the lockstep
 * thread pulls one totally ordered sequence.
 *
 * <pre>
 * per (table, coin):  spare batches --> Pekko Stream: decode --> full batches --> merge --> poll()
 *                          ^------------------- handed back when consumed --------------'
 * </pre>
 *
 * <p>The number of batches is fixed, so memory does not grow with the data; threads meet once per
 * batch, never per frame.
 */
package hft.backtest.feed;
