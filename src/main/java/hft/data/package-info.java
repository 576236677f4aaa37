/**
 * The recorded market and the engine's own records as Parquet tables: one schema each, one layout,
 * readable as they are by any Parquet tool.
 *
 * <pre>
 * ROOT/instruments.json
 * ROOT/TABLE/date=YYYY-MM-DD/coin=COIN/*.parquet
 * </pre>
 *
 * <p>Prices, sizes and money are int64 scaled by 1e-8, times int64 nanoseconds since the epoch.
 * Files appear whole or not at all: they are written beside their place and moved there when they
 * are complete.
 */
package hft.data;
