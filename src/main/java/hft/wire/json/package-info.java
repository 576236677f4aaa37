/**
 * JSON as bytes: a scanner that reads without allocating and a writer into one growing buffer.
 * Knows nothing about the venue except how it spells numbers.
 */
package hft.wire.json;
