/**
 * The websocket's messages, both directions. {@link hft.wire.feed.FeedDecoder} reads what the venue
 * sends into reusable carriers without allocating; {@link hft.wire.feed.FeedEncoder} writes the
 * same messages for an exchange server.
 *
 * <pre>
 * bytes ──► FeedDecoder ──► FeedListener     market frames, order and fill reports, action replies
 *              │ cursor                      (carriers are valid during the call)
 *              └─ malformed: one call, nothing of that message is delivered
 * </pre>
 */
package hft.wire.feed;
