package hft.core.match;

import hft.core.order.CancelOutcome;
import hft.core.order.Outcome;
import java.util.List;

/** The venue's answer to one action, parts in the order of the request. Time is the block's. */
public sealed interface VenueAnswer {
  int account();

  long actionId();

  long venueNanos();

  /** Answers Place and Modify. */
  record Placed(int account, long actionId, List<Outcome> outcomes, long venueNanos)
      implements VenueAnswer {}

  record Cancelled(int account, long actionId, List<CancelOutcome> outcomes, long venueNanos)
      implements VenueAnswer {}

  /** Answers CancelAll: how many orders it took out. */
  record AllCancelled(int account, long actionId, int count, long venueNanos)
      implements VenueAnswer {}

  /** Answers ScheduleCancel. {@code error} is empty when it was accepted. */
  record Scheduled(int account, long actionId, String error, long venueNanos)
      implements VenueAnswer {}
}
