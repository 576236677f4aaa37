/**
 * What trades at the local exchange and what is known about it: instruments, where replayed
 * liquidity comes from, prints, candles, volumes, reference prices. Owned by the venue's one
 * thread.
 */
package hft.exchange.market;
