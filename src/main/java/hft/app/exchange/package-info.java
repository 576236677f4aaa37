/**
 * The exchange command, and the local exchange for whoever wants one in this process: from settings
 * to a market and a running server.
 */
package hft.app.exchange;
