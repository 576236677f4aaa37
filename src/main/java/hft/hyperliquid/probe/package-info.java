/** What is checked at the venue before the first quote. */
package hft.hyperliquid.probe;
