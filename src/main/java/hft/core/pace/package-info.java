/** Rates, deadlines and batches as arithmetic over given times. */
package hft.core.pace;
