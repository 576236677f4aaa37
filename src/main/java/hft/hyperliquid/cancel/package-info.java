/** Cancel-all without the engine: for the watchdog, the command line and the end of a run. */
package hft.hyperliquid.cancel;
