package hft.journal;

import hft.port.JournalEntry;
import hft.port.JournalSink;
import java.util.List;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Passes every entry to every sink, in the order the tree told it. A sink that fails takes the
 * journal down, and the root stops the desk: a run that cannot be accounted for must not go on.
 */
public final class JournalActor extends AbstractMatchingBehavior<JournalEntry> {
  private final List<JournalSink> sinks;

  /** The sinks belong to the caller, who closes them after the tree has ended. */
  public static Behavior<JournalEntry> create(List<JournalSink> sinks) {
    return Behaviors.setup(context -> new JournalActor(context, sinks));
  }

  private JournalActor(ActorContext<JournalEntry> context, List<JournalSink> sinks) {
    super(context);
    this.sinks = List.copyOf(sinks);
  }

  @Override
  public Behavior<JournalEntry> onMessage(JournalEntry entry) {
    for (JournalSink sink : sinks) {
      sink.accept(entry);
    }
    return Behaviors.same();
  }
}
