package hft.core.match;

import hft.core.market.Side;

/**
 * Hears what the simulated venue does, in the order it happens. Called from inside the venue's
 * methods: do not call back into the venue.
 */
public interface VenueListener {
  void onAnswer(VenueAnswer answer);

  void onOrderUpdate(VenueOrderUpdate update);

  void onFill(VenueFill fill);

  void onFunding(FundingPayment payment);

  /** A trade in which a client took: the tape of the simulated venue itself. */
  default void onTrade(
      int instrumentId, Side aggressor, long price, long size, long tradeId, long venueNanos) {}
}
