/**
 * Private keys from files, as far as a signer and no further.
 *
 * <pre>
 * key file or systemd credential -> KeyFile (permissions) -> SecretKey -> Signer; the bytes are overwritten
 * </pre>
 *
 * Nothing here puts a key, or part of one, into a message, a toString or an exception. The engine
 * signs with an agent's key: it can trade and cannot move money, and {@link
 * hft.hyperliquid.key.TradingKey} refuses the account's own.
 */
package hft.hyperliquid.key;
