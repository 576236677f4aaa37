package hft.port;

import java.util.function.Consumer;

/** Somewhere journal entries go, in order, from one thread. */
public interface JournalSink extends AutoCloseable {
  void accept(JournalEntry entry);

  /**
   * Makes what was accepted durable. Called once, after the last entry of a run that ended well.
   */
  @Override
  void close();

  /** A sink that only listens. */
  static JournalSink of(Consumer<JournalEntry> listener) {
    return new JournalSink() {
      @Override
      public void accept(JournalEntry entry) {
        listener.accept(entry);
      }

      @Override
      public void close() {}
    };
  }
}
