/**
 * Orders to the venue and its answers back. One actor owns the account's socket, on which actions
 * are posted and the account's events arrive; HTTP steps in where that socket cannot.
 *
 * <pre>
 * GatewayCommand ──> OrderGateway ──ActionSigner──> Calls ──post──> socket      (HTTP when it is closed)
 * GatewayReply   <──                                  │
 * AccountEvent   <── AccountStream <──orderUpdates, userEvents, userFills──┘
 *
 * no answer ──> Unresolved to the asker; Inquiries: noop with the same nonce, then orderStatus
 * CancelAll ──> CancelAllRun: what we know is open, then openOrders until there is nothing
 * Reconcile ──> Truths, TruthReading: clearinghouseState, openOrders, then userFillsByTime ──> Snapshot
 * </pre>
 */
package hft.hyperliquid.gateway;
