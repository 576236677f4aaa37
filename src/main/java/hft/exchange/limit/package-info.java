/** The venue's limits per network address, or none. Owned by the venue's thread. */
package hft.exchange.limit;
