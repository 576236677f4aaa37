package hft.app.live;

/**
 * Tells from the beats of an engine whether it died. A beat is old by the time written in it, or
 * because it has not changed for that long: a clock that was set back must not keep a dead engine
 * alive. One thread.
 */
final class Pulse {
  /** There is no heartbeat file. */
  static final long NO_ENGINE = 0;

  private final long silenceNanos;
  private long beat = NO_ENGINE;
  private long changedNanos;
  private boolean handled;

  Pulse(long silenceNanos) {
    this.silenceNanos = silenceNanos;
  }

  /**
   * @param read time of the last beat, {@link #NO_ENGINE} without one
   * @param wallNanos the clock the beats are written by
   * @param steadyNanos a clock nobody sets
   * @return true when the engine died and was not dealt with
   */
  boolean isLost(long read, long wallNanos, long steadyNanos) {
    if (read != beat) {
      beat = read;
      changedNanos = steadyNanos;
      handled = false;
    }
    return beat != NO_ENGINE
        && !handled
        && (wallNanos - beat > silenceNanos || steadyNanos - changedNanos > silenceNanos);
  }

  /** Everything of the engine that died is cancelled: nothing to do before another one beats. */
  void handled() {
    handled = true;
  }
}
