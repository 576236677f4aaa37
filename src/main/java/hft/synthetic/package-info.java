/**
 * A made-up market in the shape of Hyperliquid's: blocks, quotes that change per block, clustered
 * trades, books every half second. It exists so that everything can be tried without anybody's
 * data. Nothing learned on it is about a real market.
 */
package hft.synthetic;
