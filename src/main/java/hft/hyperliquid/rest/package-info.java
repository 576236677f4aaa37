/**
 * The venue over HTTP: info requests and signed actions where no socket is open, or must not be
 * relied on. Never blocks the thread that asks, except where a command of its own is asked to wait.
 */
package hft.hyperliquid.rest;
