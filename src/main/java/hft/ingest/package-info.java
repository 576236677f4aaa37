/**
 * Captures of other recorders turned into our tables. Each format is a reader that yields frames;
 * what they all need, order, duplicates, grids, gaps, is checked behind it in one place.
 *
 * <pre>
 * file --CaptureReader--> frames --Intake: order, duplicates, checks--> MarketDataWriter
 *                                   \--> DataQuality
 * </pre>
 */
package hft.ingest;
