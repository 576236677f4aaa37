package hft.backtest.lockstep;

import com.typesafe.config.Config;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.MessageDispatcher;
import org.apache.pekko.dispatch.MessageDispatcherConfigurator;
import scala.concurrent.duration.Duration;

/** Makes the dispatcher of a lockstep ActorSystem. Made by Pekko, by name. */
public final class LockstepDispatcherConfigurator extends MessageDispatcherConfigurator {
  private final MessageDispatcher dispatcher;

  /** As Pekko requires it. */
  public LockstepDispatcherConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    dispatcher =
        new LockstepDispatcher(
            this,
            config.getString("id"),
            Lockstep.find(config.getLong("lockstep-id")),
            Duration.create(1, TimeUnit.SECONDS));
  }

  @Override
  public MessageDispatcher dispatcher() {
    return dispatcher;
  }
}
