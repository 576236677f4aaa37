package hft.ingest;

/**
 * What is normal at a venue.
 *
 * @param venue name as it stands in instruments.json
 * @param mayLock best bid at best ask is a book, not an error
 * @param rules whose price and size grid applies when the user states none
 */
record FormatTraits(String venue, boolean mayLock, Rules rules) {
  /** Where an instrument's grid comes from. */
  enum Rules {
    /** Five significant figures and 6 - szDecimals decimals. */
    HYPERLIQUID,
    /** One cent, one share; hidden orders may print at half a cent. */
    US_EQUITY,
    /** The coarsest decimal grid that holds everything seen. */
    FROM_DATA
  }
}
