/**
 * The venue's public archive on S3, turned into the Parquet layout while it is downloaded.
 *
 * <pre>
 * Calendar: which objects -> Survey: sizes, what is complete, cost -> Lane: one coin's objects, in time order
 *
 * S3Store -> object, LZ4 -> Conversion -> Boundary -> MarketDataWriter -> staged parts -> Output -> Ledger
 *            (a stream)     (ingest's)    (no row twice)                  (own folder)    (rename or PUT)
 * </pre>
 *
 * <p>An object is one hour of one coin's books, one hour of all trades, or one day of all contexts.
 * It is complete once the ledger says so, and the ledger says so only after its files have their
 * names: whatever ends the program before that costs one object per lane, done again next time.
 *
 * <p>The only package that knows Hadoop's file systems and the AWS SDK beneath them.
 */
package hft.mine;
