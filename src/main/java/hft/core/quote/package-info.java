/**
 * Where to quote: the GLFT optimum around a fair price, calibrated on-line, inside the venue's
 * grids, our inventory bounds and the cost floor. Doubles propose, the price grid disposes.
 *
 * <p>Source of the formulas: Guéant, Lehalle, Fernandez-Tapia, "Dealing with the inventory risk"
 * (2013).
 */
package hft.core.quote;
