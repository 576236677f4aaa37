package hft.exchange.account;

/**
 * Money that came or went otherwise than by trading.
 *
 * @param type the venue's word, such as deposit
 * @param amount quote currency; negative when it left
 */
public record LedgerRow(long timeNanos, String type, long amount, String counterparty) {}
