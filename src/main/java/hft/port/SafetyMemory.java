package hft.port;

import hft.core.risk.SafetyState;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a restart must not forget, kept where a crash of the process cannot reach it. Takes from any
 * thread and never blocks it.
 */
public interface SafetyMemory {
  /** Of a run that nobody will continue. */
  SafetyMemory NONE =
      new SafetyMemory() {
        @Override
        public void append(SafetyRecord record, Consumer<String> done) {
          done.accept("");
        }

        @Override
        public void keep(Supplier<SafetyState> state) {}
      };

  /**
   * Writes to the audit log.
   *
   * @param done gets an empty text once the record is durable, or what went wrong; on a thread that
   *     must not be held up
   */
  void append(SafetyRecord record, Consumer<String> done);

  /** The breakers as they are now; asked on the calling thread if at all, the newest counts. */
  void keep(Supplier<SafetyState> state);
}
