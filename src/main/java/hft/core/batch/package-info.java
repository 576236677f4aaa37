/**
 * How approved orders and cancels become actions: what waits, what leaves together, what is
 * unanswered. Owned by the order batcher.
 *
 * <pre>
 * ApprovedOrder, CancelRequest --OutboundQueue--> OutboundAction --InFlight--> answered | expired
 *                                     ^ BatchWindow: how long post-only orders may wait for company
 * </pre>
 */
package hft.core.batch;
