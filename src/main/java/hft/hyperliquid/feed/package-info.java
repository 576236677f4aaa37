/**
 * The venue's public market data as frames for the order books. Every coin has five sources of
 * different depth, pace and age; {@link hft.hyperliquid.feed.InstrumentFeed} makes one consistent
 * view of them and knows how old each is.
 *
 * <pre>
 * l2Book, 20 levels, every 5 s   ──┐
 * l2Book fast, 5 levels, 0.5 s   ──┴─ DepthFusion ──SNAPSHOT──┐
 * bbo, every block that moves it ──── BboWatch ────────BBO────┤
 * trades                         ──── TradeFilter ────TRADE───┼── FrameRing ──FrameReady──> order book
 * activeAssetCtx, every second   ─────────────────────CONTEXT─┘
 * </pre>
 *
 * Which of book and bbo is newer is told by their venue times, in the order book itself: an older
 * book never hides a newer touch.
 */
package hft.hyperliquid.feed;
