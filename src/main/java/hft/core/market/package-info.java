/**
 * Prices and sizes as scaled longs, the grids they must lie on, and the instruments that own those
 * grids.
 *
 * <p>Everything here is an immutable value or a pure function.
 */
package hft.core.market;
