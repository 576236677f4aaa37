/**
 * The nonces of one key on disk: what may have been used is known after any crash, and two
 * processes cannot use one key.
 */
package hft.hyperliquid.nonce;
