/**
 * A Hyperliquid-true simulated venue as pure arithmetic: no clock, no threads, no I/O; time and
 * seeds are arguments. {@link hft.core.match.SimulatedVenue} is the way in and owns all state.
 *
 * <pre>
 * market frames ──► SimulatedVenue ──► Market per instrument: replayed book + client orders + queue model
 * actions ──► block (class, arrival) ──┘        │ fills, updates, answers, funding
 *                                               ▼
 *                                         VenueListener          accounts: cash, positions, credits, margin
 * </pre>
 */
package hft.core.match;
