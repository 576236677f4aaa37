package hft.app.clock;

import hft.port.Clock;
import java.time.Instant;

/** The machine's clock, which NTP may correct at any time, also backwards. */
public enum WallClock implements Clock {
  INSTANCE;

  @Override
  public long nanos() {
    Instant now = Instant.now();
    return now.getEpochSecond() * 1_000_000_000L + now.getNano();
  }
}
