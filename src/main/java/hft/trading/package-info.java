/**
 * The supervised actor tree: actors that move messages, own state and keep time. Every decision
 * they forward is made in {@code hft.core}.
 *
 * <pre>
 * root
 * ├── venue-market-data, venue-order-gateway   (behaviours from {@link hft.port.Venue})
 * ├── desk-COIN ── order-book ──BookChanged──> strategy <──Forecast── forecast
 * ├── risk-guardian   strategy ──Review──> guardian ──Submit(ApprovedOrder)──> batcher
 * ├── order-batcher   strategy ──Cancel──> batcher ──GatewayCommand──> venue
 * ├── reconciler      venue ──AccountEvent──> reconciler ──> guardian, strategy, journal
 * └── journal
 * </pre>
 */
package hft.trading;
