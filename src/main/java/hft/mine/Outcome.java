package hft.mine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of one object.
 *
 * @param entries what the ledger says of it now, by coin; empty when it failed
 * @param failure why nothing of it was written
 */
record Outcome(
    Survey.Job job,
    Map<String, DayLedger.Entry> entries,
    List<String> remarks,
    Optional<String> failure) {
  static Outcome done(Survey.Job job, Map<String, DayLedger.Entry> entries, List<String> remarks) {
    return new Outcome(job, Map.copyOf(entries), List.copyOf(remarks), Optional.empty());
  }

  static Outcome failed(Survey.Job job, String why) {
    return new Outcome(job, Map.of(), List.of(), Optional.of(why));
  }
}
