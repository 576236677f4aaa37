/**
 * Benchmarks of single parts behind {@code ./hft bench}: each prints its figure beside the limit it
 * is held against and beside a rival that ran in the same process.
 */
package hft.app.bench;
