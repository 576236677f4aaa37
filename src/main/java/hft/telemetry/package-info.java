/**
 * What a running engine can tell about itself. The actors that trade only put down numbers, each in
 * cells of its own that nobody else writes; whoever wants to know comes and reads.
 *
 * <pre>
 * actor's thread ── ActorGauge (cells) ─────┐
 * feed's thread  ── BookTap (sequence lock) ─┤      every 100 ms          4 a second   status page
 * gateway, feed  ── LinkGauge, BudgetGauge ──┼──> Telemetry's thread ──> StatusJson ──> /api/status
 * journal thread ── TradingPicture ──────────┘                      └──> metrics  ──> Prometheus
 * </pre>
 *
 * <p>None of it exists in a backtest.
 */
package hft.telemetry;
