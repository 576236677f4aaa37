/**
 * The market as the engine saw it, in the format the backtest reads. The feed's thread copies each
 * frame into a bounded queue and goes on; everything else happens on the recorder's own thread.
 *
 * <pre>
 * feed ──copy──> FrameQueue ──> Recorder (actor) ──> Admission ──> Recording ──> part-00017.parquet
 *                full: dropped,                      late, repeated:  every 5 s; joined when they
 *                counted, told                       left out         pile up
 * </pre>
 *
 * {@link hft.recorder.Ledger} is told everything that was written and everything that was not.
 */
package hft.recorder;
