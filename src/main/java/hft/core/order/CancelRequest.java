package hft.core.order;

import hft.core.market.Instrument;

/**
 * Asks the venue to take an order out of the book. Needs nobody's approval.
 *
 * @param oid the exchange order id, or 0 when only the client order id is known
 */
public record CancelRequest(Instrument instrument, ClientOrderId clientOrderId, long oid) {}
