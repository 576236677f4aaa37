package hft.backtest.lockstep;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import org.apache.pekko.actor.ActorCell;
import org.apache.pekko.dispatch.Dispatcher;
import org.apache.pekko.dispatch.Envelope;
import org.apache.pekko.dispatch.ExecutorServiceFactory;
import org.apache.pekko.dispatch.ExecutorServiceFactoryProvider;
import org.apache.pekko.dispatch.Mailbox;
import org.apache.pekko.dispatch.MessageDispatcherConfigurator;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/**
 * Hands a message straight to the lockstep, which runs the actor with it when its turn comes: a
 * mailbox's queue and its compare-and-sets are for threads, and here there is one. An actor that
 * cannot take a message yet (suspended, starting, ending, or with older messages in its mailbox)
 * gets it through the mailbox, so Pekko's own rules hold for everything that is not plain running.
 */
final class LockstepDispatcher extends Dispatcher {
  private final Lockstep lockstep;

  LockstepDispatcher(
      MessageDispatcherConfigurator configurator,
      String id,
      Lockstep lockstep,
      FiniteDuration shutdownTimeout) {
    super(configurator, id, 1, Duration.Zero(), new Executors(lockstep), shutdownTimeout);
    this.lockstep = lockstep;
  }

  @Override
  public void dispatch(ActorCell receiver, Envelope message) {
    lockstep.deliver(this, receiver, message);
  }

  /** The message's turn has come. */
  void run(ActorCell receiver, Envelope message) {
    Mailbox mailbox = receiver.mailbox();
    if (mailbox.shouldProcessMessage() && !mailbox.hasSystemMessages() && !mailbox.hasMessages()) {
      receiver.invoke(message);
    } else {
      super.dispatch(receiver, message);
    }
  }

  /** Tasks, and the mailboxes of actors that are not plainly running. */
  private record Executors(Lockstep lockstep)
      implements ExecutorServiceFactoryProvider, ExecutorServiceFactory {
    @Override
    public ExecutorServiceFactory createExecutorServiceFactory(String id, ThreadFactory threads) {
      return this;
    }

    @Override
    public boolean isVirtualized() {
      return false;
    }

    @Override
    public ExecutorService createExecutorService() {
      return new Trampoline(lockstep);
    }
  }
}
