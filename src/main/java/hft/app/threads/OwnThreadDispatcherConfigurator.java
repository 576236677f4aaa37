package hft.app.threads;

import com.typesafe.config.Config;
import hft.app.config.ThreadSettings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.dispatch.DispatcherPrerequisites;
import org.apache.pekko.dispatch.MessageDispatcher;
import org.apache.pekko.dispatch.MessageDispatcherConfigurator;
import scala.concurrent.duration.Duration;
import scala.concurrent.duration.FiniteDuration;

/**
 * One kind of actor, each with a thread of its own: every look-up makes a new dispatcher. Pekko's
 * PinnedDispatcher does the same but takes no executor other than its own. Made by Pekko, by name.
 */
public final class OwnThreadDispatcherConfigurator extends MessageDispatcherConfigurator {
  private final String id;
  private final ThreadSettings settings;
  private final FiniteDuration shutdownTimeout;
  private final AtomicInteger attached = new AtomicInteger();

  /** As Pekko requires it. */
  public OwnThreadDispatcherConfigurator(Config config, DispatcherPrerequisites prerequisites) {
    super(config, prerequisites);
    id = config.getString("id");
    settings = ThreadSettings.of(config);
    shutdownTimeout =
        Duration.create(
            config.getDuration("shutdown-timeout", TimeUnit.MILLISECONDS), TimeUnit.MILLISECONDS);
  }

  @Override
  public MessageDispatcher dispatcher() {
    return new OwnThreadDispatcher(this, id, settings.idle(), shutdownTimeout);
  }

  /** The CPU of the next actor of this kind; {@link ActorThread#ANY_CPU} when none are listed. */
  int nextCpu() {
    List<Integer> cpus = settings.cpu();
    return cpus.isEmpty()
        ? ActorThread.ANY_CPU
        : cpus.get(Math.floorMod(attached.getAndIncrement(), cpus.size()));
  }
}
