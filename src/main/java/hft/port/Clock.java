package hft.port;

/**
 * Where an actor reads the time: the wall clock live, virtual time in a backtest. No actor knows
 * which.
 */
@FunctionalInterface
public interface Clock {
  /** Nanoseconds since the epoch. */
  long nanos();
}
