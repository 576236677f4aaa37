/**
 * The venue's info requests and answers as records, and the rows of its websocket lists, which are
 * the same. Cold: read with Jackson, written with {@link hft.wire.json.JsonWriter}. Prices, sizes
 * and money are exact longs at 1e-8, rates at 1e-12, volumes at 1e-6, times nanoseconds since the
 * epoch.
 */
package hft.wire.info;
