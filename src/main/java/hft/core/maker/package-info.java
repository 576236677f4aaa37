/**
 * The market maker of one instrument: hears the book, trades, forecasts and its own orders, and
 * says which orders to place and cancel. Pure: time is an argument, wishes go to {@link
 * hft.core.maker.MakerActions}.
 *
 * <pre>
 * book, trades -> calibration (A, k, sigma) \
 * forecast, funding, position ---------------> quoter -> targets -> diff with working orders -> place, cancel
 * </pre>
 */
package hft.core.maker;
