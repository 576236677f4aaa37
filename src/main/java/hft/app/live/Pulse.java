package hft.app.live;

/**
 * Tells from the beats of an engine whether it died. A beat is old by the time written in it, or
 * because it has not changed for that long: a clock that was set back must not keep a dead engine
 * alive. Until it beats again it counts as lost once in each silence: an engine that is late rather
 * than dead may send orders after everything was cancelled. One thread.
 */
final class Pulse {
  /** There is no heartbeat file. */
  static final long NO_ENGINE = 0;

  private final long silenceNanos;
  private long beat = NO_ENGINE;
  private long changedNanos;
  private boolean handled;
  private long handledNanos;

  Pulse(long silenceNanos) {
    this.silenceNanos = silenceNanos;
  }

  /**
   * @param read time of the last beat, {@link #NO_ENGINE} without one
   * @param wallNanos the clock the beats are written by
   * @param steadyNanos a clock nobody sets
   * @return true when the engine is silent and was not dealt with for as long as that takes
   */
  boolean isLost(long read, long wallNanos, long steadyNanos) {
    if (read != beat) {
      beat = read;
      changedNanos = steadyNanos;
      handled = false;
    }
    return beat != NO_ENGINE
        && !(handled && steadyNanos - handledNanos <= silenceNanos)
        && (wallNanos - beat > silenceNanos || steadyNanos - changedNanos > silenceNanos);
  }

  /** Everything of the engine that died is cancelled: look again after another silence. */
  void handled(long steadyNanos) {
    handled = true;
    handledNanos = steadyNanos;
  }
}
