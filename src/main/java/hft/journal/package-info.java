/**
 * Where journal entries go: a digest that proves two runs equal, and Parquet tables of what was
 * done.
 */
package hft.journal;
