package hft.telemetry;

import hft.port.Clock;

/** The state machine of one connection. Written at each change by its owner's thread. */
public final class LinkGauge {
  /**
   * One state.
   *
   * @param nanos since when, since the epoch
   */
  public record Entered(String state, String why, long nanos) {}

  private final String name;
  private final Clock clock;
  private volatile Entered now;
  private volatile long losses;
  private volatile boolean up;
  private volatile boolean used;

  public LinkGauge(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
    this.now = new Entered("idle", "", clock.nanos());
  }

  /**
   * The owner's thread.
   *
   * @param live nothing is missing in this state
   * @param lost this state is entered because the connection failed
   */
  public void entered(String state, String why, boolean live, boolean lost) {
    now = new Entered(state, why, clock.nanos());
    up = live;
    used = true;
    if (lost) {
      losses++;
    }
  }

  public String name() {
    return name;
  }

  public Entered now() {
    return now;
  }

  /** False while nobody ever wanted the connection. */
  boolean isUsed() {
    return used;
  }

  public boolean isUp() {
    return up;
  }

  /** How often it failed and had to be made again. */
  public long losses() {
    return losses;
  }
}
