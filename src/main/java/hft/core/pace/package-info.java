/**
 * Rates, backoff and deadlines as arithmetic over given times (nanoseconds since the epoch);
 * randomness is a seed. Depends on nothing.
 */
package hft.core.pace;
