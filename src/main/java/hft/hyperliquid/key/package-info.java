/** Private keys: from a file into a signer, and nowhere else. */
package hft.hyperliquid.key;
