package hft.ingest;

/** Hears how far a long job is; draws a bar, prints lines, or does nothing. */
@FunctionalInterface
public interface Progress {
  Progress NONE = (what, done, total) -> {};

  /**
   * Called often; whoever draws decides how often to draw.
   *
   * @param what the file or step at hand
   * @param done work done so far, in the unit of {@code total}
   * @param total all work of this job (import: bytes of the sources; synthesis: nanoseconds of
   *     market time)
   */
  void at(String what, long done, long total);
}
