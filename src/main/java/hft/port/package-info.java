/**
 * What the trading tree and the outside world say to each other: message protocols and small
 * interfaces, no behaviour.
 *
 * <pre>
 * venue market-data --FrameReady--> order-book      order-batcher --GatewayCommand--> venue order-gateway
 * venue account  --AccountEvent--> reconciler       venue order-gateway --GatewayReply--> order-batcher
 * </pre>
 */
package hft.port;
