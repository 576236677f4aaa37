package hft.trading;

import hft.core.risk.Ladder;
import hft.port.OperatorReply;
import org.apache.pekko.actor.typed.ActorRef;
import org.jspecify.annotations.Nullable;

/** How far an engagement has got at the venue and on disk. Belongs to the officer's thread. */
final class PendingStop {
  private final Ladder.Entry entry;
  private @Nullable ActorRef<OperatorReply.Stopped> asker;
  private int cancelled;
  private boolean confirmed;
  private boolean written;
  private String trouble = "not written yet";

  PendingStop(Ladder.Entry entry, @Nullable ActorRef<OperatorReply.Stopped> asker) {
    this.entry = entry;
    this.asker = asker;
  }

  Ladder.Entry entry() {
    return entry;
  }

  void confirmed(int count) {
    confirmed = true;
    cancelled = count;
  }

  /**
   * @param why it failed; empty when it is durable
   */
  void written(String why) {
    written = true;
    trouble = why;
  }

  /** There is nothing left to wait for. */
  boolean isDone() {
    return confirmed && written;
  }

  /** Tells the asker how it stands, the first time. */
  void answerNow() {
    if (asker != null) {
      asker.tell(new OperatorReply.Stopped(entry.number(), cancelled, confirmed, trouble));
      asker = null;
    }
  }
}
