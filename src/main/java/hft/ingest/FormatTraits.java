package hft.ingest;

/**
 * What is normal at a venue.
 *
 * @param venue name as it stands in instruments.json
 * @param mayLock best bid at best ask is a book, not an error
 * @param hyperliquidGrid five significant figures and 6 - szDecimals decimals; else one fixed tick
 */
record FormatTraits(String venue, boolean mayLock, boolean hyperliquidGrid) {}
