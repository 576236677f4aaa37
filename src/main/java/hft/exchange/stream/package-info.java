/**
 * Websockets after they are accepted: who is subscribed to what, what each block tells them, and
 * the requests they post. Owned by the venue's thread; an {@link hft.exchange.stream.Outbox} hands
 * frames to the socket without ever waiting for it.
 *
 * <pre>
 * text --> SocketReader --> SocketDesk --> Hub
 * block --> Publisher --> Hub --> Connection (faults) --> Outbox
 * </pre>
 */
package hft.exchange.stream;
