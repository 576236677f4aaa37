/** Checks the queue models against order-level data, where the real queue is known. */
package hft.core.match.truth;
