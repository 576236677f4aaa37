/**
 * What a client asks of the websocket: subscriptions, posts, pings; both directions. A {@link
 * hft.wire.subscription.Subscription} has one normal form, in which the venue echoes it and by
 * which it is known.
 */
package hft.wire.subscription;
