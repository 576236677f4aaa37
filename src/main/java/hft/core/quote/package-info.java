/**
 * From the market, the inventory and an opinion about the next move to the orders we want to rest.
 * Pure and free of allocation: settings are records, results go into preallocated objects, time is
 * an argument.
 *
 * <pre>
 * tops, trades --> IntensityCalibrator --A, k, sigma--+
 * alpha, funding, fees, inventory, top of book -------+--> MarketState --> Quoter --> QuoteTargets
 *                                                               (QuoteModel inside)       |
 *                                           working order vs target --> RequoteRule --> keep | replace
 * </pre>
 *
 * Doubles live here as proposals only; {@link hft.core.market.PriceGrid} makes the prices. Prices
 * and depths are in quote currency, rates per second, inventory in lots of the standard order size.
 */
package hft.core.quote;
