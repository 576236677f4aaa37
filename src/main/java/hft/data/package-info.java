/**
 * Market data and the engine's own records as Parquet tables: one layout for what the importers and
 * the recorder write and what the backtest reads, readable as is by DuckDB, Spark and pandas.
 *
 * <pre>
 * ROOT/instruments.json
 * ROOT/&lt;table&gt;/date=YYYY-MM-DD/coin=COIN/part-00000.parquet
 *
 * MarketFrame --> MarketDataWriter --> TableWriter --> PendingFile (temporary, force, rename)
 * MarketFrame <-- FrameReader <-- BlockReader <-- files found by MarketDataReader
 * </pre>
 *
 * <p>Times are int64 nanoseconds since the epoch, prices and sizes int64 scaled by 1e-8. Readers
 * and writers are single-threaded; whoever opened one owns it.
 */
package hft.data;
