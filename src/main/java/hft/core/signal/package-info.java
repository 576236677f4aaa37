/**
 * Features of the book and the tape, and the one port through which a forecast enters: {@link
 * hft.core.signal.Alpha}.
 */
package hft.core.signal;
