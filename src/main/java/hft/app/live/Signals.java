package hft.app.live;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C and its relatives as a wish to end, not as the end: the process lives until everything is
 * cancelled and written, and its exit code says how that went. A hook of the JVM would run beside
 * the hooks that clear away unfinished files, and could not choose the exit code.
 */
final class Signals implements AutoCloseable {
  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  private final Map<Signal, SignalHandler> before = new LinkedHashMap<>();

  /**
   * @param wish gets the name, such as SIGINT, on a thread of its own
   */
  Signals(Consumer<String> wish) {
    for (String name : NAMES) {
      Signal signal = new Signal(name);
      before.put(signal, Signal.handle(signal, got -> wish.accept("SIG" + got.getName())));
    }
  }

  /** Signals mean again what they meant before. */
  @Override
  public void close() {
    before.forEach(Signal::handle);
  }
}
