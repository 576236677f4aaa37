package hft.port;

import hft.core.risk.Ladder;
import hft.core.risk.Rung;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** What the trading tree does for operators. */
public sealed interface OperatorCommand {
  /**
   * A rung of the ladder was engaged, and by that nothing it forbids is approved any more: remember
   * it, take out what is in the book, and go on until the venue confirms.
   *
   * @param replyTo is told once, when it is done or the time for answers is over; null for nobody
   */
  record Engaged(Ladder.Entry entry, @Nullable ActorRef<OperatorReply.Stopped> replyTo)
      implements OperatorCommand {}

  /**
   * Release what is engaged from a rung upwards, and re-arm the breakers.
   *
   * @param confirmation the ladder's number as the operator saw it
   */
  record Rearm(
      long confirmation,
      Rung from,
      String reason,
      String who,
      ActorRef<OperatorReply.Rearmed> replyTo)
      implements OperatorCommand {}
}
