/**
 * The exchange as a server on a local port: HTTP and websockets over one actor that owns
 * everything.
 *
 * <pre>
 * socket --> HttpDoor, SocketDoor --> VenueActor --> Exchange --> venue, info, stream
 *   ^            (parse, recover)      (one thread)      |
 *   +---------------- answers, bounded frame queues -----+
 * </pre>
 *
 * Doors read bytes and recover signers on their connections' threads and pass messages; each
 * connection has a fixed number of requests under way, so the actor's mailbox is bounded by the
 * connections allowed.
 */
package hft.exchange.server;
