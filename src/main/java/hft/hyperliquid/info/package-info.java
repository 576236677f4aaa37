/** The info requests the engine makes and the answers it reads, off the hot path. */
package hft.hyperliquid.info;
