/**
 * What the venue answers to an action, over HTTP or a websocket post: order and cancel statuses,
 * refusals of the whole request, and the texts they come with. Both directions.
 */
package hft.wire.reply;
