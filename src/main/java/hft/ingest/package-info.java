/**
 * Captures of other recorders and venues, turned into this project's tables.
 *
 * <pre>
 * files -> LineSource -> a FormatReader (one per format) -> Intake -> FrameSink / OrderEventSink
 *                                                             |
 *                                       check, de-duplicate, reorder, measure gaps: DataQuality
 * </pre>
 *
 * <p>Everything streams: memory is bounded by the reorder and de-duplication windows, not by the
 * files. What can be repaired is repaired and counted; what cannot be trusted stops the import with
 * file and line, and leaves nothing half-written behind.
 */
package hft.ingest;
