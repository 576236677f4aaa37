/**
 * Keeps one websocket alive and its subscriptions honest. {@link hft.hyperliquid.link.LinkMachine}
 * decides, without a clock, a socket or a thread, so that storms of seeded faults can be played
 * against it; {@link hft.hyperliquid.link.Link} carries out what it says inside the actor that owns
 * the connection.
 *
 * <pre>
 *            wanted            opened              all acknowledged
 * IDLE ────────────> CONNECTING ────> SUBSCRIBING ─────────────────> LIVE ──quiet──> STALE
 *                        ^  \             │  too slow                  │ ^             │
 *                        │   \ refused    v                            │ └──data again─┤
 *                        └──── BACKING_OFF <──── closed, silent ───────┴──── no help ──┘
 * </pre>
 */
package hft.hyperliquid.link;
