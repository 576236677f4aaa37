/**
 * When to do things, as arithmetic: rates, backoff, deadlines, the batch window, and what leaves in
 * which action. Times are arguments, nanoseconds since the epoch; randomness is a seed.
 *
 * <pre>
 * ApprovedOrder, CancelRequest --OutboundQueue--> OutboundAction --InFlight--> answered | expired
 *                                     ^ BatchWindow: how long orders may wait for company
 * </pre>
 */
package hft.core.pace;
