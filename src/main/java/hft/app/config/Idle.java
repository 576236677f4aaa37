package hft.app.config;

/** What an actor's own thread does while the actor has nothing to do. */
public enum Idle {
  /** Sleeps until woken. Costs nothing; the next message waits for a core to wake. */
  PARK(0, 0),
  /** Spins for some microseconds, then lets others run some times, then sleeps. */
  BACK_OFF(200, 50),
  /** Never sleeps: a core of its own for every such thread. */
  SPIN(Integer.MAX_VALUE, 0);

  private final int spins;
  private final int yields;

  Idle(int spins, int yields) {
    this.spins = spins;
    this.yields = yields;
  }

  /** Looks at its queue this often, one pause instruction apart. */
  public int spins() {
    return spins;
  }

  /** Then this often, letting other threads run in between; after that it sleeps. */
  public int yields() {
    return yields;
  }
}
