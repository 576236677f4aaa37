package hft.core.match;

/**
 * An account's standing with the simulated venue.
 *
 * @param volume lifetime traded notional
 * @param creditsUsed actions sent so far
 * @param creditsCap what trading allows
 * @param creditsReserved bought on top
 * @param funding received (positive) or paid, all instruments
 * @param marginRequired initial margin of positions and open orders
 * @param scheduledCancelNanos when everything is cancelled unless that is put off; 0 for never
 */
public record VenueStanding(
    long volume,
    long creditsUsed,
    long creditsCap,
    long creditsReserved,
    long funding,
    long marginRequired,
    long scheduledCancelNanos) {}
