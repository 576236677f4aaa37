/**
 * A socket to the venue as the rest of the adapter sees it, and the implementation on Netty. Text
 * frames stay bytes: copied once, off the network thread, into the bounded {@link
 * hft.hyperliquid.socket.Inbox} of the actor that owns the socket.
 *
 * <pre>
 * network thread --bytes--> Inbox (ring) <--drain-- owning actor
 *                --Opened, Arrived, Closed--> owning actor
 * owning actor   --send(bytes)--> Socket: QUEUED or why not
 * </pre>
 */
package hft.hyperliquid.socket;
