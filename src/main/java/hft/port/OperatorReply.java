package hft.port;

import hft.core.risk.Ladder;

/** What an operator is told. */
public sealed interface OperatorReply {
  /**
   * A rung is engaged.
   *
   * @param number of the engagement: what a release has to confirm
   * @param cancelled orders that were taken out at the venue
   * @param confirmed the venue says that nothing is open, and nothing is on its way
   * @param trouble why it is not on disk yet; empty when it is
   */
  record Stopped(long number, int cancelled, boolean confirmed, String trouble)
      implements OperatorReply {}

  /**
   * What became of a release.
   *
   * @param number the ladder's newest
   * @param trouble why it could not be written, and so was not done; empty otherwise
   */
  record Rearmed(Ladder.Release release, long number, String trouble) implements OperatorReply {}
}
