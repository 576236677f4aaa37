package hft.port;

/** Where long work says how far it is. Whoever shows it decides how often and where. */
@FunctionalInterface
public interface Progress {
  /** Shows nothing. */
  Progress SILENT = (task, done, total) -> {};

  /**
   * Work went on.
   *
   * @param task what is being done, a short noun phrase; a new one starts a new display
   * @param done units finished
   * @param total units in all, or 0 when unknown
   */
  void at(String task, long done, long total);

  /** The same of bytes, for who shows them otherwise than other units. */
  default void bytes(String task, long done, long total) {
    at(task, done, total);
  }
}
