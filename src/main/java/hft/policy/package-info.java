/**
 * Trains policies by proximal policy optimisation and keeps them in folders. The mathematics is
 * {@code hft.core.policy}; here are threads, files and, for comparison, DJL's automatic
 * differentiation.
 */
package hft.policy;
