/**
 * What a restart must not forget, on disk: the audit log, whose records are chained by their
 * hashes, and the state of the breakers. One thread writes; many records that wait together cost
 * one forced write.
 *
 * <pre>
 * any thread --append--> queue (bounded) --SafetyStore's thread--> Shelf: files, or PostgreSQL
 * </pre>
 */
package hft.durable;
