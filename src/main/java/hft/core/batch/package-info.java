/**
 * How approved orders become actions: what waits, what leaves together, what is unanswered.
 *
 * <pre>
 * ApprovedOrder --> OutboundQueue --(window)--> one action --> InFlight --answer or deadline--> outcomes
 * </pre>
 */
package hft.core.batch;
