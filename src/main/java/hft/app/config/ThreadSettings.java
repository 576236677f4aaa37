package hft.app.config;

import com.typesafe.config.Config;
import java.util.HashSet;
import java.util.List;

/**
 * How the threads of one kind of actor wait and where they run: a dispatcher of type {@link
 * #DISPATCHER_TYPE}.
 *
 * @param cpu CPUs the threads are bound to, dealt out in turn; empty for wherever the system likes
 */
public record ThreadSettings(Idle idle, List<Integer> cpu) {
  /** The {@code type} in {@code conf/dispatchers.conf} of actors with a thread each. */
  public static final String DISPATCHER_TYPE = "hft.app.threads.OwnThreadDispatcherConfigurator";

  public ThreadSettings {
    cpu = List.copyOf(cpu);
    if (new HashSet<>(cpu).size() < cpu.size() || cpu.stream().anyMatch(it -> it < 0)) {
      throw new IllegalArgumentException("cpu must list each CPU once, from 0 up, was " + cpu);
    }
  }

  /** From a dispatcher's configuration, which was checked when the program started. */
  public static ThreadSettings of(Config dispatcher) {
    return new ThreadSettings(
        Scalars.constant(dispatcher.getValue("idle"), Idle.class), dispatcher.getIntList("cpu"));
  }
}
