package hft.ingest;

import java.util.function.Predicate;

/**
 * What is normal at a venue.
 *
 * @param venue name as it stands in instruments.json
 * @param mayLock best bid at best ask is a book, not an error
 * @param rules whose price and size grid applies when the user states none
 * @param countsContracts the symbols whose price × size is not their value
 */
record FormatTraits(String venue, boolean mayLock, Rules rules, Predicate<String> countsContracts) {
  /** Where an instrument's grid comes from. */
  enum Rules {
    /** Five significant figures and 6 - szDecimals decimals. */
    HYPERLIQUID,
    /** One cent, one share; hidden orders may print at half a cent. */
    US_EQUITY,
    /** The coarsest decimal grid that holds everything seen. */
    FROM_DATA
  }

  /** A venue of linear contracts, spot or shares. */
  FormatTraits(String venue, boolean mayLock, Rules rules) {
    this(venue, mayLock, rules, _ -> false);
  }
}
