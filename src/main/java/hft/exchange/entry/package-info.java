/**
 * From the bytes of a request to an action whose signer is known. Stateless but for scratch
 * buffers: done on the connection's thread, before the venue's one thread sees the request.
 */
package hft.exchange.entry;
