/** How long messages take to and from the venue, and when it is too busy to take them. */
package hft.core.match.latency;
