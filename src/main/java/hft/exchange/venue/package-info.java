/**
 * The venue itself: takes actions, runs blocks over {@link hft.core.match.SimulatedVenue}, keeps
 * what happened and answers. Plain classes driven by the time they are given; one owner.
 *
 * <pre>
 * action --> ActionDesk --> SimulatedVenue --> BlockReport --> logs, tape, answers
 *                               ^
 *                     TapeClock, reference prices
 * </pre>
 */
package hft.exchange.venue;
