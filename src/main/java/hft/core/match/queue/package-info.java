/**
 * How far from the front of the queue a resting order is believed to be, and when that fills it.
 */
package hft.core.match.queue;
