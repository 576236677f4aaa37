/**
 * A seeded market in the shape of Hyperliquid's, for samples and tests. Whatever it makes is
 * labelled synthetic.
 */
package hft.synthetic;
