package hft.alert;

/** Somebody who is told when a person should look. Any thread; never waits. */
@FunctionalInterface
public interface Alerts extends AutoCloseable {
  /** Nobody is told. */
  Alerts NONE = (nanos, what, detail) -> {};

  /**
   * @param what happened, a few words that stay the same
   * @param detail of this time
   */
  void raise(long nanos, String what, String detail);

  @Override
  default void close() {}
}
